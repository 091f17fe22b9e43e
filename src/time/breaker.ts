import type { Clock } from "./clock.js";

export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Milliseconds until one call may try again. */
  readonly coolDownMs: number;
}
export type BreakerState = "closed" | "open" | "half-open";

/** Stops calling a model that keeps failing; after the cool-down a single call decides whether it closes again. */
export interface Breaker {
  /** True when a call may start now; a half-open breaker lets one through. */
  admit(): boolean;
  succeeded(): void;
  failed(): void;
  /** The call ended without saying anything about the model's health (the person stopped it). */
  abandoned(): void;
  state(): BreakerState;
}

export function createBreaker(settings: BreakerSettings, clock: Clock): Breaker {
  let inARow = 0;
  let openedAt: number | null = null;
  let trying = false;
  const cooled = () => openedAt !== null && clock.now() - openedAt >= settings.coolDownMs;
  return {
    admit() {
      if (openedAt === null) return true;
      if (!cooled() || trying) return false;
      trying = true;
      return true;
    },
    succeeded() {
      inARow = 0;
      openedAt = null;
      trying = false;
    },
    failed() {
      inARow++;
      if (trying || inARow >= settings.failures) openedAt = clock.now();
      trying = false;
    },
    abandoned() {
      trying = false;
    },
    state: () => (openedAt === null ? "closed" : cooled() ? "half-open" : "open"),
  };
}
