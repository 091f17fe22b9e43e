/** Time as the program sees it, passed in so that tests can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `ms`; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The UTC day of the clock, YYYY-MM-DD: the key of daily budgets. */
export const dayOf = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 10);

/** Resolves after so many milliseconds, or at once when the signal aborts. */
export const sleep = (clock: Clock, ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const wake = (): void => {
      cancel();
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const cancel = clock.after(ms, wake);
    signal?.addEventListener("abort", wake, { once: true });
  });

/** Whether the work ended within `ms`; rejects when the work does. Work that takes longer goes on. */
export const endsWithin = async (work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> => {
  const over = new AbortController();
  try {
    return await Promise.race([work.then(() => true), sleep(clock, ms, over.signal).then(() => false)]);
  } finally {
    over.abort();
  }
};
