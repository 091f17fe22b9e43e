import type { Client, Interaction, Message, PartialMessage } from "discord.js";
import type { MessageHandler } from "../../../src/bot/chat-adapter.js";
import type { Log } from "../../../src/bot/log.js";
import type { Clock } from "../../../src/time/clock.js";
import type { ActiveQuestions } from "../post/active-questions.js";
import { CatchUp } from "../read/catch-up.js";
import { ReplyChains } from "../read/reply-chains.js";
import type { DiscordHealth } from "./discord-health.js";
import { EventAnswerer } from "./event-answerer.js";
import type { EventListeners } from "./event-listeners.js";

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

/** Gives what the listeners hand on to whoever answers it, while the adapter is open. */
export class EventHandlers implements EventListeners {
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
