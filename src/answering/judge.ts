import type { SearchResult } from "../retrieval/searcher.js";
import type { Candidate } from "./choose.js";
import { type Calibration, confidenceOf, DEFAULT_CALIBRATION } from "./confidence.js";

export type Judgement = "covered" | "uncertain" | "not-covered";

/** Whether the found sentences answer the question, by the calibrated confidence. */
export function judge(
  result: SearchResult,
  candidates: readonly Candidate[],
  calibration: Calibration = DEFAULT_CALIBRATION,
): Judgement {
  const hit = result.hits[0];
  const sentence = candidates[0];
  if (!hit || !sentence) return "not-covered";
  if (sentence.statesValidity) return "covered";
  const { value, kind } = confidenceOf(hit, sentence);
  const { refuse, hedge } = calibration[kind];
  if (value < refuse) return "not-covered";
  return value < hedge ? "uncertain" : "covered";
}
