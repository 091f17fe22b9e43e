import type { Message } from "discord.js";

const CUSTOM_EMOJI = /<a?(:\w+:)\d+>/g;
const MARKS = /\*\*|__|~~|\|\||`+|^>>? ?|^>>> |^#{1,3} |^-# /gm;

/** What a person wrote as plain words: the bot's own mention and the markup gone, other mentions by name. */
export const plainWords = (message: Message, selfId: string): string => {
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
