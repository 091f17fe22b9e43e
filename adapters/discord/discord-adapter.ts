import { setTimeout as wait } from "node:timers/promises";
import { Client, Events, type Guild, Options, Partials } from "discord.js";
import type { AdapterHealth, ChatAdapter, ChatLimits, MessageHandler } from "../../src/bot/chat-adapter.js";
import type { Log } from "../../src/bot/log.js";
import { missingIn } from "./connect/channel-permissions.js";
import { registerCommands } from "./connect/discord-commands.js";
import { startFailure } from "./connect/discord-failures.js";
import { Health } from "./connect/discord-health.js";
import { Intake } from "./connect/event-handlers.js";
import { apiBase, type DiscordSettings, intentsFor, PLATFORM } from "./discord-settings.js";
import { InFlight } from "./post/active-questions.js";
import { LastHeard } from "./read/catch-up.js";
import { ReplyChains } from "./read/reply-chains.js";

const LIMITS: ChatLimits = {
  maxChars: 4_000,
  maxQuotes: 5,
  maxQuestionChars: 2_000,
  streams: false,
  privateReplies: true,
};

/** What people sent just before a stop arrives within so long. */
const LINGER_MS = 500;

const createClient = (settings: DiscordSettings): Client =>
  new Client({
    intents: intentsFor(settings),
    // Private conversations and messages from before the start are not in the cache.
    partials: [Partials.Channel, Partials.Message],
    shards:
      settings.shards === "auto" ? "auto" : Array.from({ length: settings.shards }, (_, index) => index),
    ...(settings.shards === "auto" ? {} : { shardCount: settings.shards }),
    rest: { api: apiBase(settings.apiUrl), timeout: 10_000, retries: 2, invalidRequestWarningInterval: 50 },
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    failIfNotExists: false,
    // The library drops an event about a message that it remembers; telling repetitions apart is the bot's work.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
  });

/**
 * Discord through its gateway and REST API.
 * `start` throws VerseError `platform` when the token or an intent is refused or Discord cannot be reached.
 */
export const createDiscordAdapter = (
  settings: DiscordSettings,
  log: Log,
  clock: () => number,
): ChatAdapter => {
  const client = createClient(settings);
  const health = new Health(clock);
  const inFlight = new InFlight();
  const chains = new ReplyChains();
  const lastHeard = new LastHeard();
  let open = false;
  /** Of what comes in now; another one once the stop has begun. */
  let intake: Intake | null = null;
  let lateIntake: Intake | null = null;

  /** Every listener ends here: a rejected one would otherwise become an error event of the client. */
  const take = (what: string, work: (intake: Intake) => Promise<void>): void => {
    if (!open || intake === null) return;
    const done = work(intake).catch((error: unknown) =>
      log.error({ err: error }, `${what} could not be handled`),
    );
    inFlight.hear(done);
  };

  const lookUpMissed = async (into: Intake): Promise<void> => {
    const messages = await lastHeard.missed(client, clock(), log);
    if (messages.length > 0)
      log.info({ messages: messages.length }, "messages were missed and are answered now");
    await Promise.all(messages.map((message) => into.message(message)));
  };

  const listen = (): void => {
    client.on(Events.Error, (error) =>
      log.error({ err: error }, "the connection to Discord reported an error"),
    );
    client.on(Events.Warn, (warning) =>
      log.warn({ warning }, "the connection to Discord reported a warning"),
    );
    client.on(Events.ShardError, (error, shard) => log.warn({ err: error, shard }, "a connection failed"));
    client.on(Events.ShardReconnecting, (shard) => health.lost(shard));
    client.on(Events.ShardResume, (shard) => health.found(shard));
    client.on(Events.ShardReady, (shard) => {
      if (health.found(shard)) take("a gap in the connection", lookUpMissed);
    });
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      health.ended(
        `Discord closed connection ${shard} for good (code ${code}): check the token and the intents.`,
      );
      log.error({ shard, code }, "Discord closed the connection for good");
    });
    client.rest.on("rateLimited", ({ route, timeToReset }) =>
      log.debug({ route, timeToReset }, "waiting for a rate limit"),
    );
    client.rest.on("invalidRequestWarning", ({ count }) => log.warn({ count }, "many requests were refused"));
    client.on(Events.MessageCreate, (message) => {
      lastHeard.heard(message);
      take("a message", (into) => into.message(message));
    });
    client.on(Events.MessageUpdate, (_before, message) => take("an edit", (into) => into.edited(message)));
    client.on(Events.MessageDelete, (message) => take("a deletion", (into) => into.deleted(message)));
    client.on(Events.InteractionCreate, (interaction) =>
      take("an interaction", (into) => into.interaction(interaction)),
    );
    client.on(Events.GuildCreate, warnOfMissingPermissions);
  };

  const warnOfMissingPermissions = (guild: Guild): void => {
    const channels = guild.channels.cache.filter((channel) => channel.isTextBased());
    const blocked = channels.filter((channel) => missingIn(channel).length > 0);
    const [first] = blocked.values();
    if (first === undefined) return;
    log.warn(
      { guild: guild.id, channels: blocked.size, channel: first.id, missing: missingIn(first) },
      "the bot cannot answer in some channels",
    );
  };

  const ready = (): Promise<void> =>
    new Promise((resolve, reject) => {
      client.once(Events.ClientReady, () => resolve());
      client.login(settings.token).catch(reject);
    });

  return {
    name: PLATFORM,
    limits: LIMITS,
    async start(handler: MessageHandler): Promise<void> {
      const { plain } = settings;
      const trouble = (channel: string, detail: string | null) => health.trouble(channel, detail);
      const parts = { client, handler, log, inFlight, chains, trouble, plain, clock };
      intake = new Intake({ ...parts, late: false });
      lateIntake = new Intake({ ...parts, late: true });
      listen();
      try {
        const { changed } = await registerCommands(settings);
        if (changed) log.info("the commands were registered");
        open = true;
        await ready();
      } catch (error) {
        open = false;
        await client.destroy();
        const failure = startFailure(error);
        health.ended(failure.message);
        throw failure;
      }
      health.connected();
      for (const guild of client.guilds.cache.values()) warnOfMissingPermissions(guild);
    },
    async stop(graceMs: number): Promise<void> {
      // Discord delivers nothing twice: what is on its way now is heard, and its asker told to ask again.
      intake = lateIntake;
      const linger = open ? wait(Math.min(LINGER_MS, graceMs)) : undefined;
      // Destroying clears the token: answers under way must be out before.
      await inFlight.drain(graceMs, linger);
      open = false;
      await client.destroy();
      health.ended("");
    },
    health: (): AdapterHealth => health.now(),
  };
};
