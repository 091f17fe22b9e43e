import { Client, Events, GatewayIntentBits, Options, Partials } from "discord.js";
import type { ChatAdapter, ChatLimits, MessageHandler } from "../../src/bot/chat-adapter.js";
import type { Log } from "../../src/bot/log.js";
import { type Clock, sleep } from "../../src/time/clock.js";
import { registerCommands, restOptions } from "./connect/discord-commands.js";
import { startFailure } from "./connect/discord-failures.js";
import { DiscordHealth } from "./connect/discord-health.js";
import { EventHandlers, listen, warnOfMissingPermissions } from "./connect/event-handlers.js";
import { type DiscordSettings, PLATFORM } from "./discord-settings.js";
import { ActiveQuestions } from "./post/active-questions.js";

const LIMITS: ChatLimits = {
  maxChars: 4_000,
  maxQuotes: 5,
  maxQuestionChars: 2_000,
  streams: false,
  privateReplies: true,
};

/** What people sent just before a stop arrives within so long. */
const LINGER_MS = 500;

/**
 * Discord through its gateway and REST API.
 * `start` throws VerseError `platform` when the token or an intent is refused or Discord cannot be reached.
 */
export const createDiscordAdapter = (settings: DiscordSettings, log: Log, clock: Clock): ChatAdapter => {
  const client = createGatewayClient(settings);
  const health = new DiscordHealth(clock);
  const questions = new ActiveQuestions(clock);
  let handlers: EventHandlers | null = null;

  return {
    name: PLATFORM,
    limits: LIMITS,
    health: () => health.read(),
    async start(handler: MessageHandler): Promise<void> {
      const { plain } = settings;
      handlers = new EventHandlers({ client, handler, log, questions, health, plain, clock });
      listen(client, handlers, { health, log });
      try {
        const { changed } = await registerCommands(settings);
        if (changed) log.info("the commands were registered");
        handlers.open();
        await logIn(client, settings.token);
      } catch (error) {
        handlers.close();
        await client.destroy();
        const failure = startFailure(error);
        health.ended(failure.message);
        throw failure;
      }
      health.connected();
      for (const guild of client.guilds.cache.values()) warnOfMissingPermissions(guild, log);
    },
    async stop(graceMs: number): Promise<void> {
      // Discord delivers nothing twice: what is on its way now is received, and its asker told to ask again.
      handlers?.receiveLate();
      const linger = handlers?.isOpen ? sleep(clock, Math.min(LINGER_MS, graceMs)) : undefined;
      // Destroying clears the token: the answers being worked on must be posted before.
      await questions.drain(graceMs, linger);
      handlers?.close();
      await client.destroy();
      health.ended("");
    },
  };
};

/** Resolves when the client is connected and knows its servers. */
const logIn = (client: Client, token: string): Promise<void> =>
  new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.login(token).catch(reject);
  });

/** The least that answers commands, mentions and private conversations. */
const intentsFor = (settings: DiscordSettings): GatewayIntentBits[] => [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  ...(settings.messageContent ? [GatewayIntentBits.MessageContent] : []),
];

const createGatewayClient = (settings: DiscordSettings): Client =>
  new Client({
    intents: intentsFor(settings),
    // Private conversations and messages from before the start are not in the cache.
    partials: [Partials.Channel, Partials.Message],
    shards:
      settings.shards === "auto" ? "auto" : Array.from({ length: settings.shards }, (_, index) => index),
    ...(settings.shards === "auto" ? {} : { shardCount: settings.shards }),
    rest: { ...restOptions(settings.apiUrl), invalidRequestWarningInterval: 50 },
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    failIfNotExists: false,
    // The library drops an event about a message that it remembers; telling repetitions apart is the bot's work.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
  });
