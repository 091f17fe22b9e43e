import { VerseError } from "../../errors.js";
import { orAborted } from "../../time/abort.js";
import { type Breaker, type BreakerSettings, type BreakerState, createBreaker } from "../../time/breaker.js";
import type { Clock } from "../../time/clock.js";
import { createSlots } from "../../time/slots.js";
import { type BudgetSettings, createBudget, estimateUsage } from "./budget.js";
import { type FilledPrompt, type Model, NO_USAGE, type Usage } from "./model.js";
import type { SpendingStore } from "./spending.js";
import { createStreamTrust } from "./stream-trust.js";

/** Why there is no draft. The person gets quotes and a `degraded` notice; the log gets this word. */
export type FailureReason = "timeout" | "stopped" | "failed" | "breaker" | "budget" | "busy";

export type Asked<T> =
  | { readonly ok: true; readonly output: T }
  | { readonly ok: false; readonly reason: FailureReason; readonly cause: unknown };

export interface GatewaySettings extends BudgetSettings {
  /** For all calls of one question together. */
  readonly deadlineMs: number;
  /** Further tries of a call that failed, inside the deadline. */
  readonly retries: number;
  readonly concurrency: number;
  readonly breaker: BreakerSettings;
}

export const DEFAULT_GATEWAY: GatewaySettings = {
  deadlineMs: 8000,
  retries: 1,
  concurrency: 4,
  breaker: { failures: 5, coolDownMs: 30_000 },
  tokensPerQuestion: 24_000,
  tokensPerDay: 2_000_000,
  costPerDay: 10,
  price: { input: 1, output: 4 },
};

/** One question's use of the model: one deadline, one token count. */
export interface ModelSession {
  /**
   * Never rejects: whatever a model does becomes a reason. `onText` hears the first try's answer as it is written; a
   * further try asks for the whole at once.
   */
  ask<T>(prompt: FilledPrompt<T>, onText?: (piece: string) => void): Promise<Asked<T>>;
  /** Aborted when the time for all of it is up, or the asker has gone. */
  readonly over: AbortSignal;
  /** What the question has used so far; estimated where the provider does not say. */
  usage(): Usage;
  /** Ends the deadline's timer. */
  close(): void;
}

/** All questions' way to one model: deadline, retries, breaker, concurrency and budgets. */
export interface ModelGateway {
  open(signal: AbortSignal): ModelSession;
  state(): { readonly breaker: BreakerState; readonly inFlight: number };
}

const sum = (a: Usage, b: Usage): Usage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
});

export function createModelGateway(
  model: Model,
  settings: GatewaySettings,
  store: SpendingStore,
  clock: Clock,
): ModelGateway {
  const slots = createSlots(settings.concurrency);
  const breaker: Breaker = createBreaker(settings.breaker, clock);
  const budget = createBudget(settings, store, clock);
  const streaming = createStreamTrust(clock);

  function open(outer: AbortSignal): ModelSession {
    const inner = new AbortController();
    let timedOut = false;
    const cancel = clock.after(settings.deadlineMs, () => {
      timedOut = true;
      inner.abort(new VerseError({ code: "model", problem: "The model took too long.", cure: "Ask again." }));
    });
    const stop = () => inner.abort(outer.reason);
    if (outer.aborted) stop();
    outer.addEventListener("abort", stop, { once: true });
    let used = NO_USAGE;

    const ended = (cause: unknown): Asked<never> => ({
      ok: false,
      reason: inner.signal.aborted ? (timedOut ? "timeout" : "stopped") : "failed",
      cause,
    });

    async function attempt<T>(prompt: FilledPrompt<T>, onText?: (piece: string) => void): Promise<Asked<T>> {
      const estimate = estimateUsage(prompt);
      if (!breaker.admit()) return { ok: false, reason: "breaker", cause: null };
      const reserved = await orAborted(
        budget.reserve(estimate, used.inputTokens + used.outputTokens),
        inner.signal,
      ).catch((cause: unknown) => ({ cause }));
      if (reserved === null || "cause" in reserved) {
        breaker.abandoned();
        return reserved === null ? { ok: false, reason: "budget", cause: null } : ended(reserved.cause);
      }
      const listening = onText ? streaming.listen(onText) : null;
      try {
        const draft = await orAborted(model.draft(prompt, inner.signal, listening?.onText), inner.signal);
        listening?.ended(true);
        used = sum(used, draft.usage ?? estimate);
        breaker.succeeded();
        await reserved.settle(draft.usage).catch(() => undefined);
        return { ok: true, output: draft.output };
      } catch (cause) {
        used = sum(used, { ...estimate, outputTokens: 0 });
        const stopped = inner.signal.aborted && !timedOut;
        listening?.ended(stopped ? null : false);
        if (stopped) breaker.abandoned();
        else breaker.failed();
        await reserved.settle(null).catch(() => undefined);
        return ended(cause);
      }
    }

    return {
      async ask(prompt, onText) {
        const free = await slots.take(inner.signal);
        if (free === null) return { ok: false, reason: timedOut ? "busy" : "stopped", cause: null };
        try {
          let result = await attempt(prompt, streaming.worthTrying() ? onText : undefined);
          for (let retry = 0; retry < settings.retries && !result.ok && result.reason === "failed"; retry++)
            result = await attempt(prompt);
          return result;
        } finally {
          free();
        }
      },
      over: inner.signal,
      usage: () => used,
      close() {
        cancel();
        outer.removeEventListener("abort", stop);
      },
    };
  }

  return { open, state: () => ({ breaker: breaker.state(), inFlight: slots.used() }) };
}
