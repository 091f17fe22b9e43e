import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from "discord.js";
import type { DiscordSettings } from "../discord-settings.js";

/** Settings of every REST client: where the API is, how long a call may take and how often it is tried again. */
export const restOptions = (apiUrl: string | null): Pick<RESTOptions, "api" | "timeout" | "retries"> => ({
  api: (apiUrl ?? "https://discord.com/api").replace(/\/+$/, ""),
  timeout: 10_000,
  retries: 2,
});

/** The least that answers commands, mentions and private conversations. */
const intentsFor = (settings: DiscordSettings): GatewayIntentBits[] => [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  ...(settings.messageContent ? [GatewayIntentBits.MessageContent] : []),
];

export const createGatewayClient = (settings: DiscordSettings): Client =>
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
