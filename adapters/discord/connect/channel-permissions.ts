import { type GuildBasedChannel, PermissionFlagsBits, PermissionsBitField } from "discord.js";

/** Everything the bot asks for when it is invited, and what for. */
const NEEDED_PERMISSIONS = [
  {
    flag: PermissionFlagsBits.ViewChannel,
    name: "View Channels",
    why: "to see the message that mentions it",
  },
  { flag: PermissionFlagsBits.SendMessages, name: "Send Messages", why: "to answer in a channel" },
  {
    flag: PermissionFlagsBits.SendMessagesInThreads,
    name: "Send Messages in Threads",
    why: "to answer in a thread or a forum post",
  },
  {
    flag: PermissionFlagsBits.ReadMessageHistory,
    name: "Read Message History",
    why: "to answer as a reply, and to find what it missed while it was offline",
  },
] as const;

export const INVITE_PERMISSIONS: bigint = NEEDED_PERMISSIONS.reduce((sum, { flag }) => sum | flag, 0n);

export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${INVITE_PERMISSIONS}`;

/** Names of what the bot would need to answer in a channel and does not have. */
export const missingIn = (channel: GuildBasedChannel): readonly string[] => {
  const me = channel.guild.members.me;
  if (me === null) return [];
  const rights = channel.permissionsFor(me) ?? new PermissionsBitField(0n);
  const unneeded = channel.isThread()
    ? PermissionFlagsBits.SendMessages
    : PermissionFlagsBits.SendMessagesInThreads;
  return NEEDED_PERMISSIONS.filter(({ flag }) => flag !== unneeded && !rights.has(flag)).map(
    ({ name }) => name,
  );
};
