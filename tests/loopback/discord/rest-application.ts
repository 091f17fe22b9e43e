import { channelPayload, memberPayload, userPayload } from "./payloads.js";
import { invalidForm, Refusal } from "./refusal.js";
import { type Call, id, ok, type Route } from "./request.js";
import { ChannelType, type Json } from "./world.js";

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

const checkCommand = (command: Json, index: number): void => {
  const type = command["type"] ?? 1;
  const { name, description, options } = command;
  if (typeof name !== "string" || name.length < 1 || name.length > 32)
    throw invalidForm([index, "name"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length.");
  if (type !== 1) return;
  if (!NAME.test(name) || name !== name.toLowerCase())
    throw invalidForm([index, "name"], "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  if (typeof description !== "string" || description.length < 1 || description.length > 100)
    throw invalidForm([index, "description"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
  if (Array.isArray(options) && options.length > 25)
    throw invalidForm([index, "options"], "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer in length.");
};

const overwrite = (call: Call) => {
  const commands = call.items.map((item, index): Json => {
    const command: Json = typeof item === "object" && item !== null ? { ...item } : {};
    checkCommand(command, index);
    return {
      id: call.world.newId(),
      application_id: call.world.applicationId,
      version: call.world.newId(),
      default_member_permissions: null,
      nsfw: false,
      description: "",
      type: 1,
      ...command,
    };
  });
  call.world.commands.set(id(call, 1) || "global", commands);
  call.world.changed();
  return ok(commands);
};

const openConversation = (call: Call) => {
  const recipientId = String(call.body["recipient_id"]);
  if (!call.world.users.has(recipientId))
    throw invalidForm(["recipient_id"], "USER_INVALID", "Invalid recipient(s)");
  const known = [...call.world.channels.values()].find((channel) => channel.recipientId === recipientId);
  if (known !== undefined) return ok(channelPayload(call.world, known));
  const channel = {
    id: call.world.newId(),
    type: ChannelType.Direct,
    name: "",
    guildId: null,
    parentId: null,
    denied: 0n,
    recipientId,
    ownerId: null,
    messages: new Map(),
  };
  call.world.channels.set(channel.id, channel);
  return ok(channelPayload(call.world, channel));
};

export const applicationRoutes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/applications\/@me$/,
    authorised: true,
    run: (call) => ok({ id: call.world.applicationId, name: call.world.bot.name, flags: 0, description: "" }),
  },
  { method: "GET", path: /^\/users\/@me$/, authorised: true, run: (call) => ok(userPayload(call.world.bot)) },
  {
    method: "GET",
    path: /^\/guilds\/(\d+)\/members\/(\d+)$/,
    authorised: true,
    run: (call) => {
      const guild = call.world.guilds.get(id(call, 0));
      if (guild?.members.has(id(call, 1)) !== true) throw new Refusal(404, 10007, "Unknown Member");
      return ok(memberPayload(call.world, guild, id(call, 1), true));
    },
  },
  { method: "POST", path: /^\/users\/@me\/channels$/, authorised: true, run: openConversation },
  {
    method: "GET",
    path: /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/,
    authorised: true,
    run: (call) => ok(call.world.commands.get(id(call, 1) || "global") ?? []),
  },
  {
    method: "PUT",
    path: /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/,
    authorised: true,
    run: overwrite,
  },
];
