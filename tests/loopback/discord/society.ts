import { type Gateway, Intent } from "./gateway.js";
import { channelPayload, guildPayload, rolePayload } from "./payloads.js";
import { MEMBER_RIGHTS } from "./rights.js";
import { type Channel, ChannelType, type Guild, type User, type World } from "./world.js";

/** People, servers, roles and channels as they come and go. */
export class Society {
  constructor(
    protected readonly world: World,
    protected readonly gateway: Gateway,
  ) {}

  user(name: string, settings: { bot?: boolean; locale?: string } = {}): User {
    const user: User = {
      id: this.world.newId(),
      name,
      bot: settings.bot ?? false,
      locale: settings.locale ?? "en-GB",
      takesDirectMessages: true,
    };
    this.world.users.set(user.id, user);
    return user;
  }

  guild(name: string, owner: User, id = this.world.newId()): Guild {
    const guild: Guild = { id, name, ownerId: owner.id, roles: new Map(), members: new Map() };
    guild.roles.set(id, { id, name: "@everyone", permissions: MEMBER_RIGHTS });
    guild.members.set(this.world.bot.id, []);
    guild.members.set(owner.id, []);
    this.world.guilds.set(id, guild);
    return guild;
  }

  role(guild: Guild, name: string, permissions = 0n): string {
    const id = this.world.newId();
    const role = { id, name, permissions };
    guild.roles.set(id, role);
    this.gateway.publish(guild.id, Intent.Guilds, "GUILD_ROLE_CREATE", () => ({
      guild_id: guild.id,
      role: rolePayload(role),
    }));
    return id;
  }

  join(guild: Guild, user: User, roles: string[] = []): void {
    guild.members.set(user.id, roles);
  }

  channel(guild: Guild | null, name: string, more: Partial<Channel> = {}): Channel {
    const channel: Channel = {
      id: this.world.newId(),
      type: ChannelType.Text,
      name,
      guildId: guild?.id ?? null,
      parentId: null,
      denied: 0n,
      recipientId: null,
      ownerId: null,
      messages: new Map(),
      ...more,
    };
    this.world.channels.set(channel.id, channel);
    return channel;
  }

  conversation(user: User): Channel {
    const known = [...this.world.channels.values()].find((channel) => channel.recipientId === user.id);
    return known ?? this.channel(null, "", { type: ChannelType.Direct, recipientId: user.id });
  }

  /** Opens a thread under a text channel or a post in a forum. */
  thread(user: User, parent: Channel, name: string): Channel {
    const guild = parent.guildId === null ? null : (this.world.guilds.get(parent.guildId) ?? null);
    const thread = this.channel(guild, name, {
      type: ChannelType.Thread,
      parentId: parent.id,
      ownerId: user.id,
    });
    this.gateway.publish(thread.guildId, Intent.Guilds, "THREAD_CREATE", () => ({
      ...channelPayload(this.world, thread),
      newly_created: true,
    }));
    return thread;
  }

  closeChannel(channel: Channel): void {
    this.world.channels.delete(channel.id);
    const payload = channelPayload(this.world, channel);
    this.gateway.publish(channel.guildId, Intent.Guilds, "CHANNEL_DELETE", () => payload);
  }

  addBotTo(guild: Guild): void {
    this.gateway.publish(guild.id, Intent.Guilds, "GUILD_CREATE", () => guildPayload(this.world, guild));
  }
}
