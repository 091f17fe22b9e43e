import type { Texts } from "../../../src/bot/texts.js";
import { type Clock, endsWithin } from "../../../src/time/clock.js";
import { PendingWork } from "../../../src/time/pending-work.js";

/** One event on its way to its reply. */
export interface ActiveQuestion {
  readonly signal: AbortSignal;
  /** Known once the bot has said that it works on it. */
  texts: Texts | null;
  /** Says that it was interrupted, in the place where the reply was due. */
  sayInterrupted: ((texts: Texts) => Promise<unknown>) | null;
  /** After the person was told of the interruption there is no reply any more. */
  closed: boolean;
}

/** How long an aborted answer may take to end, and telling people of it. */
const LAST_WORD_MS = 1_000;

/** What is being answered, so that a stop can wait for it: neither the library nor Discord does. */
export class ActiveQuestions {
  readonly #active = new Map<ActiveQuestion, AbortController>();
  readonly #pending = new PendingWork();

  constructor(private readonly clock: Clock) {}

  /** An event that is being read and acknowledged, before (and until) `track` knows it. */
  receive(work: Promise<void>): void {
    this.#pending.track(work);
  }

  async track(work: (question: ActiveQuestion) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    const question: ActiveQuestion = {
      signal: controller.signal,
      texts: null,
      sayInterrupted: null,
      closed: false,
    };
    this.#active.set(question, controller);
    try {
      await this.#pending.track(work(question));
    } finally {
      this.#active.delete(question);
    }
  }

  /**
   * Waits until `atLeast` is over and nothing is left, also of what came meanwhile; after `graceMs` aborts what is left,
   * and tells the person where it still does not end.
   */
  async drain(graceMs: number, atLeast: Promise<unknown> = Promise.resolve()): Promise<void> {
    const idle = (): Promise<void> => this.#pending.idle();
    await endsWithin(atLeast.then(idle), graceMs, this.clock);
    if (this.#active.size === 0) return;
    for (const controller of this.#active.values()) controller.abort();
    await endsWithin(idle(), LAST_WORD_MS, this.clock);
    const told = [...this.#active.keys()].map(async (question) => {
      question.closed = true;
      if (question.texts !== null) await question.sayInterrupted?.(question.texts);
    });
    await endsWithin(Promise.allSettled(told), LAST_WORD_MS, this.clock);
  }
}
