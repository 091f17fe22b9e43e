import type { Channel, World } from "./world.js";

/** The permission bits that matter here (Discord API, "Permissions"). */
export const Right = {
  Administrator: 1n << 3n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  ReadMessageHistory: 1n << 16n,
  UseApplicationCommands: 1n << 31n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export const MEMBER_RIGHTS =
  Right.ViewChannel |
  Right.SendMessages |
  Right.EmbedLinks |
  Right.ReadMessageHistory |
  Right.UseApplicationCommands |
  Right.SendMessagesInThreads;

/** What a member may do in a channel; the bot loses what the channel denies it. */
export const rightsOf = (world: World, userId: string, channel: Channel): bigint => {
  if (channel.guildId === null) return MEMBER_RIGHTS;
  const guild = world.guilds.get(channel.guildId);
  if (guild === undefined) return 0n;
  let rights = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const role of guild.members.get(userId) ?? []) rights |= guild.roles.get(role)?.permissions ?? 0n;
  if (userId !== world.bot.id) return rights;
  const parent = channel.parentId === null ? undefined : world.channels.get(channel.parentId);
  return rights & ~channel.denied & ~(parent?.denied ?? 0n);
};
