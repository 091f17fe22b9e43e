import type { CheckedMessage } from "./check-message.js";
import { type Gateway, Intent } from "./gateway.js";
import { messageEvent } from "./payloads.js";
import { textsOf } from "./visible.js";
import { type Channel, ChannelType, type Json, type Message, type World } from "./world.js";

export interface NewMessage extends CheckedMessage {
  readonly id?: string;
  readonly authorId: string;
  readonly nonce?: string | null;
  readonly replyTo?: string | null;
  readonly onlyFor?: string | null;
  readonly interaction?: Message["interaction"];
  readonly webhook?: boolean;
  readonly thinking?: boolean;
  readonly allowedMentions?: unknown;
  /** What applies where the sender says nothing: everything for messages, users only for interactions. */
  readonly mentionsByDefault: readonly string[];
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Whom a message notifies: Discord looks at the raw text, whatever its markup says. */
export const notifiedBy = (
  text: string,
  allowed: unknown,
  byDefault: readonly string[],
  repliedTo: string | null,
): Message["notified"] => {
  const rules: Json = typeof allowed === "object" && allowed !== null ? { ...allowed } : { parse: byDefault };
  const parse = strings(rules["parse"]);
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");
  const roles = all(/<@&(\d+)>/g);
  const users = all(/<@!?(\d+)>/g);
  const pinged = allowed === undefined || allowed === null || rules["replied_user"] === true;
  return {
    everyone: parse.includes("everyone") && /@(everyone|here)/.test(text),
    roles: roles.filter((id) => parse.includes("roles") || strings(rules["roles"]).includes(id)),
    users: [
      ...users.filter((id) => parse.includes("users") || strings(rules["users"]).includes(id)),
      ...(repliedTo !== null && pinged ? [repliedTo] : []),
    ],
  };
};

/** Sends the event of a message to the bot; once more, as a platform's retry would, where it is called again. */
export const tell = (
  world: World,
  gateway: Gateway,
  channel: Channel,
  type: string,
  message: Message,
): void => {
  if (message.onlyFor !== null) return;
  const intent = channel.type === ChannelType.Direct ? Intent.DirectMessages : Intent.GuildMessages;
  gateway.publish(channel.guildId, intent, type, (content) => messageEvent(world, message, content));
};

export const post = (world: World, gateway: Gateway, channel: Channel, fresh: NewMessage): Message => {
  const replied = fresh.replyTo == null ? undefined : channel.messages.get(fresh.replyTo);
  const message: Message = {
    id: fresh.id ?? world.newId(),
    channelId: channel.id,
    authorId: fresh.authorId,
    content: fresh.content,
    flags: fresh.flags,
    components: fresh.components,
    nonce: fresh.nonce ?? null,
    replyTo: fresh.replyTo ?? null,
    onlyFor: fresh.onlyFor ?? null,
    interaction: fresh.interaction ?? null,
    webhook: fresh.webhook ?? false,
    createdAt: world.now(),
    editedAt: null,
    notified: notifiedBy(
      [fresh.content, ...textsOf(fresh.components)].join("\n"),
      fresh.allowedMentions,
      fresh.mentionsByDefault,
      replied?.authorId ?? null,
    ),
    thinking: fresh.thinking ?? false,
  };
  channel.messages.set(message.id, message);
  tell(world, gateway, channel, "MESSAGE_CREATE", message);
  world.changed();
  return message;
};

export const amend = (world: World, gateway: Gateway, message: Message, checked: CheckedMessage): Message => {
  message.content = checked.content;
  message.flags = checked.flags;
  message.components = checked.components;
  message.thinking = false;
  message.editedAt = world.now();
  tell(world, gateway, world.channel(message.channelId), "MESSAGE_UPDATE", message);
  world.changed();
  return message;
};

export const withdraw = (world: World, gateway: Gateway, message: Message): void => {
  const channel = world.channel(message.channelId);
  channel.messages.delete(message.id);
  if (message.onlyFor === null) {
    const intent = channel.type === ChannelType.Direct ? Intent.DirectMessages : Intent.GuildMessages;
    gateway.publish(channel.guildId, intent, "MESSAGE_DELETE", () => ({
      id: message.id,
      channel_id: channel.id,
      ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
    }));
  }
  world.changed();
};
