import type { Clock } from "../../../src/time/clock.js";

/** Nobody who asks waits longer than this for a second try. */
const LONGEST_WAIT_MS = 1500;

/** The milliseconds of a `Retry-After` header, seconds or a date (RFC 9110, 10.2.3); null where it says neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Resolves with true after the wait, with false at once where it is too long; rejects when the signal aborts. */
export function pause(ms: number, signal: AbortSignal, clock: Clock): Promise<boolean> {
  signal.throwIfAborted();
  if (ms > LONGEST_WAIT_MS) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener("abort", stop);
      resolve(true);
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}
