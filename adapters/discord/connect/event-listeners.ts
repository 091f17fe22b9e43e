import {
  type Client,
  Events,
  type Guild,
  type Interaction,
  type Message,
  type PartialMessage,
} from "discord.js";
import type { Log } from "../../../src/bot/log.js";
import { missingIn } from "./channel-permissions.js";
import type { DiscordHealth } from "./discord-health.js";

/** What the listeners hand on, as it came. */
export interface EventListeners {
  message(message: Message): void;
  edited(message: Message): void;
  deleted(message: Message | PartialMessage): void;
  interaction(interaction: Interaction): void;
  /** A connection is back that could not be resumed, so that Discord replays nothing. */
  gapEnded(): void;
}

export const listen = (
  client: Client,
  listeners: EventListeners,
  { health, log }: { readonly health: DiscordHealth; readonly log: Log },
): void => {
  client.on(Events.MessageCreate, (message) => listeners.message(message));
  client.on(Events.MessageUpdate, (_before, message) => listeners.edited(message));
  client.on(Events.MessageDelete, (message) => listeners.deleted(message));
  client.on(Events.InteractionCreate, (interaction) => listeners.interaction(interaction));
  client.on(Events.ShardReady, (shard) => {
    if (health.connectionReady(shard)) listeners.gapEnded();
  });
  client.on(Events.ShardResume, (shard) => health.connectionReady(shard));
  client.on(Events.ShardReconnecting, (shard) => health.connectionLost(shard));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    health.ended(
      `Discord closed connection ${shard} for good (code ${code}): check the token and the intents.`,
    );
    log.error({ shard, code }, "Discord closed the connection for good");
  });
  client.on(Events.ShardError, (error, shard) => log.warn({ err: error, shard }, "a connection failed"));
  client.on(Events.Error, (error) =>
    log.error({ err: error }, "the connection to Discord reported an error"),
  );
  client.on(Events.Warn, (warning) => log.warn({ warning }, "the connection to Discord reported a warning"));
  client.on(Events.GuildCreate, (guild) => warnOfMissingPermissions(guild, log));
  client.rest.on("rateLimited", ({ route, timeToReset }) =>
    log.debug({ route, timeToReset }, "waiting for a rate limit"),
  );
  client.rest.on("invalidRequestWarning", ({ count }) => log.warn({ count }, "many requests were refused"));
};

/** Says in the log where on a server the bot cannot answer. */
export const warnOfMissingPermissions = (guild: Guild, log: Log): void => {
  const channels = guild.channels.cache.filter((channel) => channel.isTextBased());
  const blocked = channels.filter((channel) => missingIn(channel).length > 0);
  const [first] = blocked.values();
  if (first === undefined) return;
  log.warn(
    { guild: guild.id, channels: blocked.size, channel: first.id, missing: missingIn(first) },
    "the bot cannot answer in some channels",
  );
};
