import type { SearchResult } from "../retrieval/searcher.js";
import type { Candidate } from "./choose.js";
import { LEXICAL_THRESHOLDS, lexicalConfidence, type Thresholds } from "./confidence.js";

export type Judgement = "covered" | "uncertain" | "not-covered";

/** Whether the found sentences answer the question, by the calibrated confidence. */
export function judge(
  result: SearchResult,
  candidates: readonly Candidate[],
  thresholds: Thresholds = LEXICAL_THRESHOLDS,
): Judgement {
  const hit = result.hits[0];
  const sentence = candidates[0];
  if (!hit || !sentence) return "not-covered";
  if (sentence.statesValidity) return "covered";
  const confidence = lexicalConfidence(hit.bm25, sentence.coverage);
  if (confidence < thresholds.refuse) return "not-covered";
  return confidence < thresholds.hedge ? "uncertain" : "covered";
}
