import { z } from "zod";

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
