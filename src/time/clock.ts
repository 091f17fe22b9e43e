/** Time as the program sees it, passed in so that tests can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `ms`; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The UTC day of the clock, YYYY-MM-DD: the key of daily budgets. */
export const dayOf = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 10);
