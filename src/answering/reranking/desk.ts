import { VerseError } from "../../errors.js";
import type { RerankDesk, Reranked, Reranker } from "../../retrieval/reranker.js";
import { type BreakerSettings, createBreaker } from "../drafting/breaker.js";
import type { Clock } from "../drafting/clock.js";
import { orAborted } from "../or-aborted.js";

export interface RerankSettings {
  /** For one question's passages; what is not there by then does not count. */
  readonly deadlineMs: number;
  readonly breaker: BreakerSettings;
}

/** A good local cross-encoder reads thirty passages within it; a person hardly notices it. */
export const DEFAULT_RERANKING: RerankSettings = {
  deadlineMs: 2000,
  breaker: { failures: 3, coolDownMs: 30_000 },
};

const tooSlow = (): VerseError =>
  new VerseError({ code: "encoder", problem: "The reranker took too long.", cure: "Raise its deadline." });

/** Keeps a reranker from costing anybody more than its deadline: time-out, breaker, and a check of what it gave. */
export function createRerankDesk(reranker: Reranker, settings: RerankSettings, clock: Clock): RerankDesk {
  const breaker = createBreaker(settings.breaker, clock);
  return {
    name: reranker.name,
    scripts: reranker.scripts,
    async score(question, passages, signal): Promise<Reranked> {
      if (signal?.aborted) return { ok: false, reason: "stopped", cause: signal.reason };
      if (!breaker.admit()) return { ok: false, reason: "breaker", cause: null };
      const limit = new AbortController();
      let timedOut = false;
      const cancel = clock.after(settings.deadlineMs, () => {
        timedOut = true;
        limit.abort(tooSlow());
      });
      const stop = (): void => limit.abort(signal?.reason);
      signal?.addEventListener("abort", stop, { once: true });
      try {
        const scores = await orAborted(reranker.rerank(question, passages, limit.signal), limit.signal);
        checkScores(scores, passages.length);
        breaker.succeeded();
        return { ok: true, scores };
      } catch (cause) {
        const stopped = limit.signal.aborted && !timedOut;
        if (stopped) breaker.abandoned();
        else breaker.failed();
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
