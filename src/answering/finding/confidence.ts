import type { Hit } from "../../retrieval/four-terms.js";
import type { SearchResult } from "../../retrieval/searcher.js";
import type { Candidate } from "./choose-sentences.js";

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
  /** Where the question was translated word by word. */
  readonly translated: Thresholds;
  /** Where an encoder alone compares a question with passages in another script. */
  readonly meaning: Thresholds;
}

/** Measured on questions of other domains over several corpora; `verse calibrate` fits them to one corpus. */
export const DEFAULT_CALIBRATION: Calibration = {
  lexical: { refuse: 0.275, hedge: 0.355 },
  dense: { refuse: 0.35, hedge: 0.445 },
  translated: { refuse: 0.225, hedge: 0.33 },
  // Set from the cosines of the embedded encoder over English corpora: `verse calibrate` fits them to another one.
  meaning: { refuse: 0.47, hedge: 0.58 },
};

/**
 * As if the question asked for one thing more, which nobody says (additive smoothing): some passage says all of a
 * question of one or two words by chance.
 */
const UNSAID = 1;

/** Stands for the cosine of a translated question where there are no vectors: the threshold is then the same. */
const USUAL_COSINE = 0.43;

export interface Confidence {
  /** 0 to 1: 0 where nothing was found, 1 where a document states just what was asked about itself. */
  readonly value: number;
  readonly kind: keyof Calibration;
}

/**
 * How sure we are that the allowed documents say it: how much of its bound the best passage's BM25 reaches, how much
 * of the question the best sentence covers, and, with an encoder, how near that sentence is in meaning. Comparable
 * between questions and corpora, because nothing is scaled by the other candidates.
 */
export function confidenceOf(hit: Hit, { cosine: near, ...sentence }: Candidate): Confidence {
  // A heading that is the question says it for the sentences below.
  const coverage = Math.max(sentence.coverage, Math.min(1, sentence.announced));
  const { reach, firstMeaning, byMeaning, concepts } = hit;
  const cosine = near === null ? null : Math.min(1, near);
  const sentenceCosine = hit.sentenceCosine === null ? null : Math.min(1, hit.sentenceCosine);
  if (byMeaning && cosine !== null) return { value: Math.max(0, cosine), kind: "meaning" };
  if (firstMeaning !== null) {
    // Among many meanings some fit any passage by chance, so the first meanings have to fit too; and what fits by
    // chance is strewn over the passage, and means something else than the first meanings together.
    const fits = Math.sqrt(reach * firstMeaning);
    const value = (fits + 0.3 * coverage + 0.3 * (sentenceCosine ?? USUAL_COSINE)) / 1.6;
    return { value, kind: "translated" };
  }
  const asked = sentence.announced >= 1 ? 1 : concepts.length / (concepts.length + UNSAID);
  // Of a question without a word that counts, only its heading can tell.
  const said = concepts.length === 0 ? coverage : ((reach + coverage) / 2) * asked;
  if (cosine === null) return { value: said, kind: "lexical" };
  return { value: 0.6 * said + 0.4 * cosine, kind: "dense" };
}

/** The confidence in the best of the found sentences. `kind` is that of the question, where nothing was found. */
export function confidenceIn(
  result: SearchResult,
  candidates: readonly Candidate[],
  kind: keyof Calibration,
): Confidence {
  const hit = result.hits[0];
  const sentence = candidates[0];
  if (!hit || !sentence) return { value: 0, kind };
  return sentence.statesValidity ? { value: 1, kind } : confidenceOf(hit, sentence);
}

/**
 * The confidence in the best sentence of documents that the asker chose. Who chooses them knows where to look, so it
 * counts as much whether the question is one that all of the allowed documents together can be asked.
 */
export const amongChosen = (within: Confidence, anywhere: Confidence): Confidence =>
  within.value === 0 || within.kind !== anywhere.kind
    ? within
    : { ...within, value: (within.value + Math.max(within.value, anywhere.value)) / 2 };
