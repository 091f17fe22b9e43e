import { type BudgetSettings, costOf } from "./budget.js";
import type { DraftResult } from "./draft-answer.js";
import type { Usage } from "./model.js";

/** What a model did for one question: for the log and the counters, without a word of anybody. */
export interface ModelUse {
  /** "cache": an earlier draft of the same question served; "none": the model only helped to understand or to search. */
  readonly result: DraftResult["kind"] | "cache" | "none";
  /** Why there was no draft; null when there was. */
  readonly reason: string | null;
  readonly statements: number;
  /** Statements that failed a check. */
  readonly dropped: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
  readonly ms: number;
}

export function modelUse(
  draft: DraftResult | null,
  cached: boolean,
  usage: Usage,
  price: BudgetSettings["price"],
  ms: number,
): ModelUse {
  return {
    result: cached ? "cache" : (draft?.kind ?? "none"),
    reason: draft?.kind === "degraded" ? draft.reason : null,
    statements: draft?.kind === "answered" ? draft.statements.length : 0,
    dropped: draft?.dropped.length ?? 0,
    ...usage,
    cost: costOf(usage, price),
    ms,
  };
}
