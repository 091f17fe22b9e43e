/**
 * How sure we are that the allowed documents say it: the mean of how much of the question the best passage could
 * reach (BM25 over its bound) and how much of it the best sentence covers. Comparable between questions and corpora
 * of one kind; measured on questions of other domains.
 */
export interface Thresholds {
  /** Below: not covered. */
  readonly refuse: number;
  /** Below: answered with the notice `uncertain`. */
  readonly hedge: number;
}

export const LEXICAL_THRESHOLDS: Thresholds = { refuse: 0.33, hedge: 0.42 };

export const lexicalConfidence = (bm25: number, coverage: number): number => 0.5 * bm25 + 0.5 * coverage;
