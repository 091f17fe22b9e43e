import {
  type Client,
  Events,
  type Guild,
  type Interaction,
  type Message,
  type PartialMessage,
} from "discord.js";
import type { MessageHandler } from "../../../src/bot/chat-adapter.js";
import type { Log } from "../../../src/bot/log.js";
import type { Clock } from "../../../src/time/clock.js";
import type { ActiveQuestions } from "../post/active-questions.js";
import { CatchUp } from "../read/catch-up.js";
import { ReplyChains } from "../read/reply-chains.js";
import { missingIn } from "./channel-permissions.js";
import type { DiscordHealth } from "./discord-health.js";
import { EventAnswerer } from "./event-answerer.js";

export interface EventHandlersParts {
  readonly client: Client;
  readonly handler: MessageHandler;
  readonly log: Log;
  readonly questions: ActiveQuestions;
  readonly health: DiscordHealth;
  /** Post plain text instead of components. */
  readonly plain: boolean;
  readonly clock: Clock;
}

/** Gives each event to the EventAnswerer, while the adapter is open. */
export class EventHandlers {
  readonly #catchUp = new CatchUp();
  readonly #late: EventAnswerer;
  /** Of what comes in now; another one once the stop has begun. */
  #answerer: EventAnswerer;
  #open = false;

  constructor(private readonly parts: EventHandlersParts) {
    const chains = new ReplyChains();
    this.#answerer = new EventAnswerer({ ...parts, chains, late: false });
    this.#late = new EventAnswerer({ ...parts, chains, late: true });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
  }

  /** From now on people are told to ask again. */
  receiveLate(): void {
    this.#answerer = this.#late;
  }

  message(message: Message): void {
    this.#catchUp.noteMessage(message);
    this.#take("a message", (answerer) => answerer.message(message));
  }

  edited(message: Message): void {
    this.#take("an edit", (answerer) => answerer.edited(message));
  }

  deleted(message: Message | PartialMessage): void {
    this.#take("a deletion", (answerer) => answerer.deleted(message));
  }

  interaction(interaction: Interaction): void {
    this.#take("an interaction", (answerer) => answerer.interaction(interaction));
  }

  /** A connection is back that could not be resumed, so that Discord replays nothing. */
  gapEnded(): void {
    const { client, clock, log } = this.parts;
    this.#take("a gap in the connection", async (answerer) => {
      const messages = await this.#catchUp.missed(client, clock.now(), log);
      if (messages.length > 0)
        log.info({ messages: messages.length }, "messages were missed and are answered now");
      await Promise.all(messages.map((message) => answerer.message(message)));
    });
  }

  /** A listener that rejects would become an error event of the client, so every failure ends here. */
  #take(what: string, work: (answerer: EventAnswerer) => Promise<void>): void {
    if (!this.#open) return;
    const done = work(this.#answerer).catch((error: unknown) =>
      this.parts.log.error({ err: error }, `${what} could not be handled`),
    );
    this.parts.questions.receive(done);
  }
}

export const listen = (
  client: Client,
  handlers: EventHandlers,
  { health, log }: Pick<EventHandlersParts, "health" | "log">,
): void => {
  client.on(Events.MessageCreate, (message) => handlers.message(message));
  client.on(Events.MessageUpdate, (_before, message) => handlers.edited(message));
  client.on(Events.MessageDelete, (message) => handlers.deleted(message));
  client.on(Events.InteractionCreate, (interaction) => handlers.interaction(interaction));
  client.on(Events.ShardReady, (shard) => {
    if (health.connectionReady(shard)) handlers.gapEnded();
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
