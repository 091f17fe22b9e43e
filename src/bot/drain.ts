/** The reason of an abort by which the process goes down: the person is told to ask again. */
export class Restarting extends Error {
  constructor() {
    super("The bot is restarting.");
    this.name = "Restarting";
  }
}

export interface Drained {
  /** How many were in flight when the bound was reached, and were told to ask again. */
  readonly interrupted: number;
}

/** Counts what is in flight and winds it down: no new questions, the old ones finished or told to ask again. */
export interface Drain {
  readonly draining: boolean;
  /** Aborted with Restarting when the time to finish is over. */
  readonly signal: AbortSignal;
  inFlight(): number;
  /** Runs the work as part of what is in flight. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Takes nothing more; resolves when all is done, or after `boundMs` plus a moment for the apologies. */
  finish(boundMs: number): Promise<Drained>;
}

const APOLOGY_MS = 2_000;

export const createDrain = (): Drain => {
  const abort = new AbortController();
  let draining = false;
  let count = 0;
  let idle: (() => void)[] = [];
  const whenIdle = (boundMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (count === 0) {
        resolve(true);
        return;
      }
      const timer = setTimeout(() => resolve(false), boundMs);
      idle.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  return {
    get draining() {
      return draining;
    },
    signal: abort.signal,
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
    async finish(boundMs) {
      draining = true;
      if (await whenIdle(boundMs)) return { interrupted: 0 };
      const interrupted = count;
      abort.abort(new Restarting());
      await whenIdle(APOLOGY_MS);
      return { interrupted };
    },
  };
};
