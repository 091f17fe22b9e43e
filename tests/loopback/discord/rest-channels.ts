import { checkMessage } from "./check-message.js";
import { channelPayload, messagePayload } from "./payloads.js";
import { amend, post, withdraw } from "./posting.js";
import {
  closedToMessages,
  invalidForm,
  missingAccess,
  missingPermissions,
  unknownChannel,
  unknownMessage,
} from "./refusal.js";
import { type Call, id, nothing, ok, type Route } from "./request.js";
import { Right, rightsOf } from "./rights.js";
import { type Channel, ChannelType, type Message } from "./world.js";

const channelOf = (call: Call): Channel => {
  const channel = call.world.channels.get(id(call, 0));
  if (channel === undefined) throw unknownChannel();
  if (rightsOf(call.world, call.world.bot.id, channel) & Right.ViewChannel) return channel;
  throw missingAccess();
};

const need = (call: Call, channel: Channel, right: bigint): void => {
  if ((rightsOf(call.world, call.world.bot.id, channel) & right) === 0n) throw missingPermissions();
};

const messageOf = (call: Call, channel: Channel): Message => {
  const message = channel.messages.get(id(call, 1));
  if (message === undefined || message.onlyFor !== null) throw unknownMessage();
  return message;
};

const ownMessage = (call: Call): Message => {
  const message = messageOf(call, channelOf(call));
  if (message.authorId !== call.world.bot.id) throw missingPermissions();
  return message;
};

const referenceOf = (call: Call, channel: Channel): string | null => {
  const reference = call.body["message_reference"];
  if (typeof reference !== "object" || reference === null) return null;
  const { message_id: target, fail_if_not_exists: strict }: Record<string, unknown> = { ...reference };
  need(call, channel, Right.ReadMessageHistory);
  if (typeof target === "string" && channel.messages.has(target)) return target;
  if (strict === false) return null;
  throw invalidForm(["message_reference"], "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
};

const send = (call: Call) => {
  const channel = channelOf(call);
  if (channel.type === ChannelType.Forum)
    throw invalidForm(["type"], "CHANNEL_TYPE", "Cannot execute action on this channel type");
  need(call, channel, channel.type === ChannelType.Thread ? Right.SendMessagesInThreads : Right.SendMessages);
  const recipient = channel.recipientId === null ? undefined : call.world.users.get(channel.recipientId);
  if (recipient?.takesDirectMessages === false) throw closedToMessages();
  const checked = checkMessage(call.body, null);
  const nonce = typeof call.body["nonce"] === "string" ? call.body["nonce"] : null;
  if (call.body["enforce_nonce"] === true && nonce !== null) {
    const twin = [...channel.messages.values()].find((message) => message.nonce === nonce);
    if (twin !== undefined) return ok(messagePayload(call.world, twin, true));
  }
  const message = post(call.world, call.gateway, channel, {
    ...checked,
    authorId: call.world.bot.id,
    nonce,
    replyTo: referenceOf(call, channel),
    allowedMentions: call.body["allowed_mentions"],
    mentionsByDefault: ["users", "roles", "everyone"],
  });
  return ok(messagePayload(call.world, message, true));
};

const history = (call: Call) => {
  const channel = channelOf(call);
  need(call, channel, Right.ReadMessageHistory);
  const after = BigInt(call.query.get("after") ?? "0");
  const content = call.gateway.sessions.some((session) => (session.intents & (1 << 15)) !== 0);
  const found = [...channel.messages.values()]
    .filter((message) => message.onlyFor === null && BigInt(message.id) > after)
    .slice(0, Number(call.query.get("limit") ?? 50))
    .reverse();
  return ok(found.map((message) => messagePayload(call.world, message, content)));
};

export const channelRoutes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/channels\/(\d+)$/,
    authorised: true,
    run: (call) => ok(channelPayload(call.world, channelOf(call))),
  },
  { method: "POST", path: /^\/channels\/(\d+)\/messages$/, authorised: true, run: send },
  { method: "GET", path: /^\/channels\/(\d+)\/messages$/, authorised: true, run: history },
  {
    method: "GET",
    path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    authorised: true,
    run: (call) => {
      const channel = channelOf(call);
      need(call, channel, Right.ReadMessageHistory);
      return ok(messagePayload(call.world, messageOf(call, channel), false));
    },
  },
  {
    method: "PATCH",
    path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    authorised: true,
    run: (call) => {
      const message = ownMessage(call);
      return ok(
        messagePayload(
          call.world,
          amend(call.world, call.gateway, message, checkMessage(call.body, message)),
          true,
        ),
      );
    },
  },
  {
    method: "DELETE",
    path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    authorised: true,
    run: (call) => {
      withdraw(call.world, call.gateway, ownMessage(call));
      return nothing;
    },
  },
  {
    method: "POST",
    path: /^\/channels\/(\d+)\/typing$/,
    authorised: true,
    run: (call) => {
      const channel = channelOf(call);
      need(
        call,
        channel,
        channel.type === ChannelType.Thread ? Right.SendMessagesInThreads : Right.SendMessages,
      );
      return nothing;
    },
  },
];
