import type { Texts } from "../../../src/bot/texts.js";

/** One event on its way to its reply. */
export interface Flight {
  readonly signal: AbortSignal;
  /** Known once the bot has said that it works on it. */
  texts: Texts | null;
  /** Says that it was interrupted, in the place where the reply was due. */
  apologise: ((texts: Texts) => Promise<unknown>) | null;
  /** After an apology there is no reply any more. */
  closed: boolean;
}

interface Entry {
  readonly flight: Flight;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

const within = async (work: Promise<unknown>, milliseconds: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
};

/** Time that is left, after the grace, for a handler that obeys the abort to say its last word. */
const LAST_WORD_MS = 1_000;

/** What is under way, so that a stop can wait for it: neither the library nor Discord does. */
export class InFlight {
  readonly #entries = new Set<Entry>();
  readonly #heard = new Set<Promise<void>>();

  get size(): number {
    return this.#entries.size;
  }

  /** An event that is being read and acknowledged, before (and until) `track` knows it. */
  hear(work: Promise<void>): void {
    this.#heard.add(work);
    const forget = (): void => {
      this.#heard.delete(work);
    };
    work.then(forget, forget);
  }

  async track(work: (flight: Flight) => Promise<void>): Promise<void> {
    const abort = new AbortController();
    const flight: Flight = { signal: abort.signal, texts: null, apologise: null, closed: false };
    const entry: Entry = { flight, abort, done: work(flight) };
    this.#entries.add(entry);
    try {
      await entry.done;
    } finally {
      this.#entries.delete(entry);
    }
  }

  #all(): Promise<unknown> {
    return Promise.allSettled([...this.#heard, ...[...this.#entries].map(({ done }) => done)]);
  }

  /** Until nothing is left, also of what came meanwhile, and `atLeast` is over. */
  async #idle(atLeast: Promise<unknown>): Promise<void> {
    await atLeast;
    while (this.#heard.size + this.#entries.size > 0) await this.#all();
  }

  /** Waits for everything; after `graceMs` aborts what is left, and apologises for what still does not end. */
  async drain(graceMs: number, atLeast: Promise<unknown> = Promise.resolve()): Promise<void> {
    await within(this.#idle(atLeast), graceMs);
    if (this.#entries.size === 0) return;
    for (const { abort } of this.#entries) abort.abort();
    await within(this.#all(), LAST_WORD_MS);
    const apologies = [...this.#entries].map(async ({ flight }) => {
      flight.closed = true;
      if (flight.texts !== null) await flight.apologise?.(flight.texts);
    });
    await within(Promise.allSettled(apologies), LAST_WORD_MS);
  }
}
