import { VerseError } from "../../../errors.js";
import type { Reranked, Reranker, RerankerGateway } from "../../../retrieval/reranker.js";
import { createBoundedCalls } from "../../../time/bounded-calls.js";
import type { BreakerSettings } from "../../../time/breaker.js";
import type { Clock } from "../../../time/clock.js";
import { createOutage, type Outage } from "../../../time/outage.js";

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
 * Keeps a reranker from costing anybody more than its deadline: time-out, breaker, and a check of what it gave. Of what
 * kept it from counting hears `outage`, for a maintainer.
 */
export function createRerankerGateway(
  reranker: Reranker,
  settings: RerankSettings,
  clock: Clock,
  outage: Outage = createOutage(),
): RerankerGateway {
  const { deadlineMs, loadingMs, breaker } = settings;
  const calls = createBoundedCalls({ breaker, tooSlow, clock, outage });
  return {
    name: reranker.name,
    scripts: reranker.scripts,
    async score(question, passages, asker): Promise<Reranked> {
      const called = await calls.call(async ({ within }) => {
        if (reranker.prepare) await within(loadingMs, reranker.prepare);
        const scores = await within(deadlineMs, (signal) => reranker.rerank(question, passages, signal));
        checkScores(scores, passages.length);
        return scores;
      }, asker);
      return called.ok ? { ok: true, scores: called.value } : called;
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
