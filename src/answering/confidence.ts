import type { Hit } from "../retrieval/four-terms.js";
import type { Candidate } from "./choose.js";

/** Bounds of the confidence, 0 to 1. */
export interface Thresholds {
  /** Below: not covered. */
  readonly refuse: number;
  /** Below: answered with the notice `uncertain`. */
  readonly hedge: number;
}

export interface Calibration {
  /** Where words alone are compared. */
  readonly lexical: Thresholds;
  /** Where an encoder takes part. */
  readonly dense: Thresholds;
}

/** Measured on questions of other domains over several corpora; `verse calibrate` fits them to one corpus. */
export const DEFAULT_CALIBRATION: Calibration = {
  lexical: { refuse: 0.33, hedge: 0.42 },
  dense: { refuse: 0.405, hedge: 0.5 },
};

export interface Confidence {
  readonly value: number;
  readonly kind: keyof Calibration;
}

/**
 * How sure we are that the allowed documents say it: how much of the question the best passage could reach (BM25 over
 * its bound), and how near the best sentence is in meaning; without an encoder, how much of the question the best
 * sentence covers. Comparable between questions and corpora, because nothing is scaled by the other candidates.
 */
export function confidenceOf(hit: Hit, sentence: Candidate): Confidence {
  if (hit.sentenceCosine === null)
    return { value: 0.5 * hit.bm25 + 0.5 * sentence.coverage, kind: "lexical" };
  return { value: 0.5 * hit.bm25 + 0.5 * hit.sentenceCosine, kind: "dense" };
}
