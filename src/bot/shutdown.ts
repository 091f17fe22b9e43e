import { type Clock, endsWithin } from "../time/clock.js";

/** The reason of an abort by which the process goes down: the person is told to ask again. */
export class Restarting extends Error {
  constructor() {
    super("The bot is restarting.");
    this.name = "Restarting";
  }
}

export interface ShutdownResult {
  /** How many were in flight when the bound was reached, and were told to ask again. */
  readonly interrupted: number;
}

/** Counts what is in flight and winds it down: no new questions, the old ones finished or told to ask again. */
export interface Shutdown {
  readonly draining: boolean;
  /** The time to finish is over. */
  readonly over: boolean;
  /**
   * Aborts the controller with Restarting when the time to finish is over, until the returned function is called.
   * One signal for all would collect a listener for every question in flight.
   */
  abortAtEnd(controller: AbortController): () => void;
  inFlight(): number;
  /** Runs the work as part of what is in flight. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Resolves when all that is in flight is done, and `adaptersDone` with it: what the adapters do before and after.
   * What is not done after `boundMs` is aborted and has a moment for its apologies.
   */
  finish(boundMs: number, adaptersDone?: Promise<unknown>): Promise<ShutdownResult>;
}

const APOLOGY_MS = 2_000;

export const createShutdown = (clock: Clock): Shutdown => {
  const unfinished = new Set<AbortController>();
  let over = false;
  let draining = false;
  let count = 0;
  let idle: (() => void)[] = [];
  const noneLeft = (): Promise<void> =>
    count === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
  return {
    get draining() {
      return draining;
    },
    get over() {
      return over;
    },
    abortAtEnd(controller) {
      if (over) controller.abort(new Restarting());
      unfinished.add(controller);
      return () => unfinished.delete(controller);
    },
    inFlight: () => count,
    async track(work) {
      count++;
      try {
        return await work();
      } finally {
        count--;
        if (count === 0) {
          for (const tell of idle) tell();
          idle = [];
        }
      }
    },
    async finish(boundMs, adaptersDone = Promise.resolve()) {
      draining = true;
      // What the adapters still hold may enter while this waits, so the count is asked once they are done.
      if (await endsWithin(adaptersDone.then(noneLeft), boundMs, clock)) return { interrupted: 0 };
      const interrupted = count;
      over = true;
      for (const controller of unfinished) controller.abort(new Restarting());
      await endsWithin(noneLeft(), APOLOGY_MS, clock);
      return { interrupted };
    },
  };
};
