import {
  type AnyThreadChannel,
  ChannelType,
  type Interaction,
  type Message,
  type PartialMessage,
  PermissionFlagsBits,
} from "discord.js";
import type {
  Action,
  Changed,
  Completion,
  Person,
  Place,
  Question,
  Visit,
} from "../../../src/bot/message.js";
import { PLATFORM } from "../discord-settings.js";
import type { Press } from "./interaction-ids.js";

/** Discord's objects as the bot's own; pure. `thread` is what the reply chain was found to be. */

const isThread = (channel: unknown): channel is AnyThreadChannel =>
  typeof channel === "object" &&
  channel !== null &&
  "isThread" in channel &&
  typeof channel.isThread === "function" &&
  channel.isThread() === true;

interface Somewhere {
  readonly guildId: string | null;
  readonly channelId: string;
  readonly channel: unknown;
}

/** Membership of a server is no proof of belonging to an organisation, so every place counts as external. */
const placeOf = ({ guildId, channelId, channel }: Somewhere, thread: string): Place => ({
  platform: PLATFORM,
  workspace: guildId,
  channel: channelId,
  parent: isThread(channel) ? channel.parentId : null,
  thread: guildId === null || isThread(channel) ? channelId : thread,
  kind: guildId === null ? "direct" : "channel",
  external: true,
});

const personOfMessage = (message: Message): Person => ({
  id: message.author.id,
  name: message.member?.displayName ?? message.author.displayName,
  locale: message.guild?.preferredLocale ?? null,
  // The role that everybody has bears the id of the server.
  roles: [...(message.member?.roles.cache.keys() ?? [])].filter((id) => id !== message.guildId),
});

const rolesOf = (interaction: Interaction): readonly string[] => {
  const { member } = interaction;
  if (member === null) return [];
  const roles = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return roles.filter((id) => id !== interaction.guildId);
};

const personOf = (interaction: Interaction): Person => ({
  id: interaction.user.id,
  name: interaction.user.displayName,
  locale: interaction.locale,
  roles: rolesOf(interaction),
});

const CUSTOM_EMOJI = /<a?(:\w+:)\d+>/g;
const MARKS = /\*\*|__|~~|\|\||`+|^>>? ?|^>>> |^#{1,3} |^-# /gm;

/** What a person wrote as plain words: the bot's own mention and the markup gone, other mentions by name. */
const plainWords = (message: Message, selfId: string): string => {
  const ownRole = message.guild?.members.me?.roles.botRole?.id;
  return message.content
    .replace(/<@!?(\d+)>/g, (_whole, id: string) =>
      id === selfId ? " " : `@${message.mentions.users.get(id)?.displayName ?? id}`,
    )
    .replace(/<@&(\d+)>/g, (_whole, id: string) =>
      id === ownRole ? " " : `@${message.mentions.roles.get(id)?.name ?? id}`,
    )
    .replace(/<#(\d+)>/g, (_whole, id: string) => {
      const channel = message.guild?.channels.cache.get(id);
      return `#${channel?.name ?? id}`;
    })
    .replace(CUSTOM_EMOJI, "$1")
    .replace(MARKS, "")
    .replace(/\\([^0-9A-Za-z\s])/g, "$1")
    .replace(/[^\S\n]+/g, " ")
    .trim();
};

/** Null for what was not said by a person: bots (this one too), webhooks, the platform's own announcements. */
export const readMessage = (message: Message, thread: string, selfId: string): Question | null => {
  if (message.author.bot || message.webhookId !== null || message.system) return null;
  const { channel } = message;
  const words = plainWords(message, selfId);
  const direct = message.guildId === null;
  const ownRole = message.guild?.members.me?.roles.botRole?.id;
  const named =
    new RegExp(`<@!?${selfId}>`).test(message.content) ||
    (ownRole !== undefined && message.content.includes(`<@&${ownRole}>`));
  const answersUs = message.mentions.repliedUser?.id === selfId;
  const parentType = isThread(channel) ? channel.parent?.type : undefined;
  const newPost =
    isThread(channel) &&
    message.id === channel.id &&
    (parentType === ChannelType.GuildForum || parentType === ChannelType.GuildMedia);
  const text = newPost ? [channel.name, words].filter((part) => part !== "").join("\n") : words;
  // Without the message content intent the words of others stay hidden: there is nothing to answer.
  if (text === "" && !named && !direct) return null;
  return {
    type: "question",
    eventIds: [`message:${message.id}`],
    place: placeOf(message, thread),
    person: personOfMessage(message),
    text,
    messageId: message.id,
    manner: direct ? "direct" : named ? "mention" : newPost ? "new-post" : answersUs ? "follow-up" : "seen",
    private: false,
  };
};

export const readEdit = (message: Message, thread: string, selfId: string): Changed | null => {
  const question = message.editedTimestamp === null ? null : readMessage(message, thread, selfId);
  return question === null
    ? null
    : {
        type: "edited",
        eventIds: [`edit:${message.id}:${message.editedTimestamp}`],
        place: question.place,
        person: question.person,
        messageId: message.id,
        text: question.text,
      };
};

/** All that is left of a deleted message that was not in the cache are its ids. */
export const readDeletion = (message: Message | PartialMessage, thread: string): Changed | null =>
  message.author?.bot === true
    ? null
    : {
        type: "deleted",
        eventIds: [`deletion:${message.id}`],
        place: placeOf(message, thread),
        person: { id: message.author?.id ?? "", name: null, locale: null, roles: [] },
        messageId: message.id,
        text: "",
      };

const base = (interaction: Interaction, thread: string) => ({
  eventIds: [`interaction:${interaction.id}`],
  place: placeOf(
    { guildId: interaction.guildId, channelId: interaction.channelId ?? "", channel: interaction.channel },
    thread,
  ),
  person: personOf(interaction),
});

export const readCommand = (interaction: Interaction, text: string, isPrivate: boolean): Question => ({
  type: "question",
  ...base(interaction, interaction.id),
  text: text.trim(),
  messageId: null,
  manner: "command",
  private: isPrivate,
});

export const readShortcut = (
  interaction: Interaction,
  target: Message,
  thread: string,
  selfId: string,
): Question => ({
  type: "question",
  ...base(interaction, thread),
  text: plainWords(target, selfId),
  messageId: null,
  manner: "shortcut",
  private: false,
});

export const readPress = (interaction: Interaction, press: Press, thread: string): Action => ({
  type: "action",
  ...base(interaction, thread),
  ...press,
  moderator: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
});

export const readBrowse = (interaction: Interaction, documentId: string): Visit => ({
  type: "browse",
  ...base(interaction, interaction.id),
  text: documentId,
});

export const readCompletion = (interaction: Interaction, typed: string): Completion => ({
  type: "complete",
  ...base(interaction, interaction.id),
  text: typed,
});
