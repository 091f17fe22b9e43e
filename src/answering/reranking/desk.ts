import { VerseError } from "../../errors.js";
import type { RerankDesk, Reranked, Reranker } from "../../retrieval/reranker.js";
import { type BreakerSettings, createBreaker } from "../drafting/breaker.js";
import type { Clock } from "../drafting/clock.js";
import { orAborted } from "../or-aborted.js";

export interface RerankSettings {
  /** For one question's passages; what is not there by then does not count. */
  readonly deadlineMs: number;
  /** For loading a model before the first question's deadline begins. */
  readonly loadingMs: number;
  readonly breaker: BreakerSettings;
}

/** A good local cross-encoder reads thirty passages within it; a person hardly notices it. */
export const DEFAULT_RERANKING: RerankSettings = {
  deadlineMs: 2000,
  loadingMs: 15_000,
  breaker: { failures: 3, coolDownMs: 30_000 },
};

const tooSlow = (): VerseError =>
  new VerseError({
    code: "encoder",
    problem: "The reranker took too long.",
    cure: "Raise VERSE_RERANKER_DEADLINE.",
  });

/**
 * Keeps a reranker from costing anybody more than its deadline: time-out, breaker, and a check of what it gave. `report`
 * is told why it did not count, for a maintainer.
 */
export function createRerankDesk(
  reranker: Reranker,
  settings: RerankSettings,
  clock: Clock,
  report: (cause: unknown) => void = () => undefined,
): RerankDesk {
  const breaker = createBreaker(settings.breaker, clock);
  return {
    name: reranker.name,
    scripts: reranker.scripts,
    async score(question, passages, signal): Promise<Reranked> {
      if (signal?.aborted) return { ok: false, reason: "stopped", cause: signal.reason };
      if (!breaker.admit()) return { ok: false, reason: "breaker", cause: null };
      const limit = new AbortController();
      let timedOut = false;
      const expire = (): void => {
        timedOut = true;
        limit.abort(tooSlow());
      };
      let cancel = clock.after(settings.loadingMs, expire);
      const stop = (): void => limit.abort(signal?.reason);
      signal?.addEventListener("abort", stop, { once: true });
      try {
        if (reranker.prepare) await orAborted(reranker.prepare(), limit.signal);
        cancel();
        cancel = clock.after(settings.deadlineMs, expire);
        const scores = await orAborted(reranker.rerank(question, passages, limit.signal), limit.signal);
        checkScores(scores, passages.length);
        breaker.succeeded();
        return { ok: true, scores };
      } catch (cause) {
        const stopped = limit.signal.aborted && !timedOut;
        if (stopped) breaker.abandoned();
        else {
          breaker.failed();
          report(cause);
        }
        return { ok: false, reason: stopped ? "stopped" : timedOut ? "timeout" : "failed", cause };
      } finally {
        cancel();
        signal?.removeEventListener("abort", stop);
      }
    },
  };
}

function checkScores(scores: readonly number[], expected: number): void {
  if (scores.length === expected && scores.every(Number.isFinite)) return;
  throw new VerseError({
    code: "encoder",
    problem: "The reranker gave other scores than one finite number a passage.",
    expected: `${expected} numbers`,
    got: `${scores.length}, ${scores.filter(Number.isFinite).length} of them finite`,
    cure: "The order found without it stands; check that the model is a reranker.",
  });
}
