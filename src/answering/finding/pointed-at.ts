import type { StoredDocument } from "../../retrieval/corpus.js";
import type { Candidate } from "./choose-sentences.js";

/** Above every score of retrieval: the question says itself where its answer stands. */
export const POINTED_SCORE = 3;

/** A sentence that was not searched for: the question points at it. `i` is its index in its document. */
export function pointedAt(
  stored: StoredDocument,
  i: number,
  firstRow: number,
  score = POINTED_SCORE,
): Candidate[] {
  const sentence = stored.divided.sentences[i];
  if (sentence === undefined) return [];
  const found = { stored, sentence, row: firstRow + i, score, passageScore: POINTED_SCORE };
  return [{ ...found, coverage: 1, cosine: null, hasType: true, announced: 0, statesValidity: false }];
}
