import type { VerseError } from "../errors.js";
import { abortWith, orAborted } from "./abort.js";
import { type BreakerSettings, createBreaker } from "./breaker.js";
import type { Clock } from "./clock.js";
import type { Outage } from "./outage.js";

/** `stopped`: the asker aborted the call. */
export type CallFailure = "timeout" | "failed" | "breaker" | "stopped";

export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: CallFailure; readonly cause: unknown };

/** One call's time. */
export interface Bounds {
  /** Aborts when the time is up, or the asker has gone. */
  readonly signal: AbortSignal;
  /** The result of a part of the call that may take so many milliseconds, also of one that ignores the signal. */
  within<T>(ms: number, part: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Calls of something outside that may fail, hang or keep failing; they never reject and never outlast their bounds. */
export interface BoundedCalls {
  call<T>(work: (bounds: Bounds) => Promise<T>, asker?: AbortSignal): Promise<Called<T>>;
}

export interface BoundedCallsParts {
  readonly breaker: BreakerSettings;
  readonly tooSlow: () => VerseError;
  readonly clock: Clock;
  readonly outage: Outage;
}

export function createBoundedCalls(parts: BoundedCallsParts): BoundedCalls {
  const { tooSlow, clock, outage } = parts;
  const breaker = createBreaker(parts.breaker, clock);
  return {
    async call(work, asker) {
      if (asker?.aborted) return { ok: false, reason: "stopped", cause: asker.reason };
      if (!breaker.admit()) return { ok: false, reason: "breaker", cause: null };
      const limit = new AbortController();
      const { signal } = limit;
      let timedOut = false;
      const within: Bounds["within"] = async (ms, part) => {
        const cancel = clock.after(ms, () => {
          timedOut = true;
          limit.abort(tooSlow());
        });
        try {
          return await orAborted(part(signal), signal);
        } finally {
          cancel();
        }
      };
      const unlink = asker && abortWith(limit, asker);
      try {
        const value = await work({ signal, within });
        breaker.succeeded();
        outage.ended();
        return { ok: true, value };
      } catch (cause) {
        const stopped = signal.aborted && !timedOut;
        if (stopped) breaker.abandoned();
        else {
          breaker.failed();
          outage.began(cause);
        }
        return { ok: false, reason: stopped ? "stopped" : timedOut ? "timeout" : "failed", cause };
      } finally {
        unlink?.();
      }
    },
  };
}
