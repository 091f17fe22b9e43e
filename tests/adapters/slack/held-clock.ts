import type { Clock } from "../../../src/time/clock.js";

/** Time that stands still until it is moved; sleepers wake in the order of their times. */
export interface HeldClock extends Clock {
  pass(ms: number): Promise<void>;
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

export const createHeldClock = (start = 1_800_000_000_000): HeldClock => {
  let now = start;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    after: (ms, run) => {
      const sleeper = {
        at: now + ms,
        wake: () => {
          sleepers.delete(sleeper);
          run();
        },
      };
      if (ms <= 0) queueMicrotask(run);
      else sleepers.add(sleeper);
      return () => void sleepers.delete(sleeper);
    },
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        // What has been woken may go to sleep again, or call the stand-in first.
        await breath();
        const [next] = [...sleepers].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        now = Math.max(now, next.at);
        next.wake();
      }
      now = end;
      await breath();
    },
  };
};
