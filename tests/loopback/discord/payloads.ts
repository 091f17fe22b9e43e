import { rightsOf } from "./rights.js";
import {
  type Channel,
  ChannelType,
  type Guild,
  type Json,
  type Message,
  type Role,
  type User,
  type World,
} from "./world.js";

const iso = (time: number): string => new Date(time).toISOString();

export const userPayload = (user: User): Json => ({
  id: user.id,
  username: user.name.toLowerCase().replace(/[^a-z0-9_.]/g, ""),
  discriminator: user.bot ? "0000" : "0",
  global_name: user.name,
  avatar: null,
  bot: user.bot,
  flags: 0,
});

export const memberPayload = (world: World, guild: Guild, userId: string, withUser: boolean): Json => {
  const user = world.users.get(userId);
  return {
    ...(withUser && user !== undefined ? { user: userPayload(user) } : {}),
    roles: guild.members.get(userId) ?? [],
    joined_at: iso(0),
    deaf: false,
    mute: false,
    flags: 0,
    nick: null,
    avatar: null,
  };
};

export const channelPayload = (world: World, channel: Channel): Json => {
  const base = { id: channel.id, type: channel.type, name: channel.name, last_message_id: null };
  if (channel.type === ChannelType.Direct) {
    const user = channel.recipientId === null ? undefined : world.users.get(channel.recipientId);
    return { ...base, recipients: user === undefined ? [] : [userPayload(user)] };
  }
  if (channel.type === ChannelType.Thread)
    return {
      ...base,
      guild_id: channel.guildId,
      parent_id: channel.parentId,
      owner_id: channel.ownerId,
      message_count: 1,
      member_count: 1,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: iso(world.now()),
        locked: false,
      },
    };
  const overwrites =
    channel.denied === 0n ? [] : [{ id: world.bot.id, type: 1, allow: "0", deny: String(channel.denied) }];
  return {
    ...base,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    position: 0,
    nsfw: false,
    permission_overwrites: overwrites,
    ...(channel.type === ChannelType.Forum ? { available_tags: [] } : {}),
  };
};

export const rolePayload = (role: Role): Json => ({
  id: role.id,
  name: role.name,
  permissions: String(role.permissions),
  position: 0,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  flags: 0,
});

export const guildPayload = (world: World, guild: Guild): Json => {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    unavailable: false,
    joined_at: iso(0),
    large: false,
    member_count: guild.members.size,
    roles: [...guild.roles.values()].map(rolePayload),
    channels: channels.filter((c) => c.type !== ChannelType.Thread).map((c) => channelPayload(world, c)),
    threads: channels.filter((c) => c.type === ChannelType.Thread).map((c) => channelPayload(world, c)),
    members: [memberPayload(world, guild, world.bot.id, true)],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    preferred_locale: "en-US",
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
    premium_progress_bar_enabled: false,
  };
};

/** Without the message content intent the words are there only in a private conversation, one's own messages and where one is named. */
const mayRead = (world: World, message: Message, contentIntent: boolean): boolean =>
  contentIntent ||
  message.authorId === world.bot.id ||
  world.channel(message.channelId).type === ChannelType.Direct ||
  message.notified.users.includes(world.bot.id);

export const messagePayload = (world: World, message: Message, contentIntent: boolean, deep = true): Json => {
  const channel = world.channel(message.channelId);
  const author = world.users.get(message.authorId) ?? world.bot;
  const readable = mayRead(world, message, contentIntent);
  const target = message.replyTo === null ? undefined : channel.messages.get(message.replyTo);
  const asker = message.interaction === null ? undefined : world.users.get(message.interaction.userId);
  return {
    id: message.id,
    channel_id: message.channelId,
    channel_type: channel.type,
    author: userPayload(author),
    content: readable ? message.content : "",
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    mention_everyone: message.notified.everyone,
    mentions: message.notified.users.flatMap((id) => {
      const user = world.users.get(id);
      return user === undefined ? [] : [userPayload(user)];
    }),
    mention_roles: message.notified.roles,
    attachments: [],
    embeds: [],
    pinned: false,
    type: message.replyTo !== null ? 19 : message.interaction !== null ? 20 : 0,
    flags: message.flags | (message.thinking ? 128 : 0),
    components: readable ? message.components : [],
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.webhook ? { webhook_id: world.applicationId } : {}),
    ...(message.replyTo === null
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.replyTo,
            channel_id: channel.id,
            ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
          },
        }),
    ...(deep && message.replyTo !== null
      ? {
          referenced_message:
            target === undefined ? null : messagePayload(world, target, contentIntent, false),
        }
      : {}),
    ...(message.interaction === null || asker === undefined
      ? {}
      : {
          interaction_metadata: {
            id: message.interaction.id,
            type: 2,
            user: userPayload(asker),
            authorizing_integration_owners: {},
          },
        }),
  };
};

/** The same message as an event of the gateway carries it. */
export const messageEvent = (world: World, message: Message, contentIntent: boolean): Json => {
  const channel = world.channel(message.channelId);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const payload = messagePayload(world, message, contentIntent);
  if (guild === undefined) return payload;
  const member = message.webhook ? {} : { member: memberPayload(world, guild, message.authorId, false) };
  return { ...payload, guild_id: guild.id, ...member };
};

export const rightsPayload = (world: World, userId: string, channel: Channel): string =>
  String(rightsOf(world, userId, channel));
