import { z } from "zod";
import { type BudgetSettings, costOf } from "./budget.js";
import type { DraftResult } from "./draft-answer.js";
import type { Usage } from "./model.js";

/** What a model did for one question: for the log and the counters, without a word of anybody. */
export const modelUseSchema = z.strictObject({
  /** "cache": an earlier draft of the same question served; "none": the model only helped to understand or to search. */
  result: z.enum(["answered", "not-covered", "ambiguous", "degraded", "cache", "none"]),
  /** Why there was no draft; null when there was. */
  reason: z.string().nullable(),
  statements: z.number(),
  /** Statements that failed a check. */
  dropped: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cost: z.number(),
  ms: z.number(),
});
export type ModelUse = z.infer<typeof modelUseSchema>;

/** What the calls for one question took. */
interface CallCosts {
  readonly usage: Usage;
  readonly price: BudgetSettings["price"];
  readonly ms: number;
}

export function modelUse(
  draft: DraftResult | null,
  cached: boolean,
  { usage, price, ms }: CallCosts,
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
