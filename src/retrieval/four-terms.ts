import { type Corpus, passageAt } from "./corpus.js";
import { CHOSEN_WEIGHT } from "./cosine-scale.js";
import { type DenseIndex, passageCosine, sentenceCosine } from "./dense.js";
import type { Bm25Scores } from "./lexical/bm25.js";

/**
 * The ranking: a passage's BM25 as a share of the largest score the question could reach, plus its best sentence's
 * share and, where there are vectors, its own cosine and its best sentence's. Nothing is scaled by the other
 * candidates, so a score means the same for every question and drives the refusal too.
 */
const WEIGHTS = { sentenceBm25: 0.3, passageCosine: 0.3, sentenceCosine: 0.3 };

export interface Terms {
  /** Share of the largest possible, a row. */
  readonly bm25: Float32Array;
  readonly sentenceBm25: Float32Array;
  readonly dense: { readonly index: DenseIndex; readonly vector: Float32Array } | null;
}

export interface Hit {
  readonly row: number;
  readonly score: number;
  readonly bm25: number;
  readonly sentenceBm25: number;
  /** Null where there are no vectors. */
  readonly passageCosine: number | null;
  readonly sentenceCosine: number | null;
}

/** BM25 scores as shares of the largest the question could reach. */
export function shares({ scores, max }: Bm25Scores): Float32Array {
  return max === 0 ? scores : scores.map((score) => score / max);
}

export function scoreHit(corpus: Corpus, row: number, { bm25, sentenceBm25, dense }: Terms): Hit {
  const { firstSentenceRow, endSentenceRow } = passageAt(corpus, row);
  let bestShare = 0;
  let bestCosine = 0;
  for (let s = firstSentenceRow; s < endSentenceRow; s++) {
    bestShare = Math.max(bestShare, sentenceBm25[s] ?? 0);
    if (dense) bestCosine = Math.max(bestCosine, sentenceCosine(dense.index, s, dense.vector));
  }
  const share = bm25[row] ?? 0;
  const cosine = dense ? Math.max(0, passageCosine(dense.index, row, dense.vector)) : 0;
  const weight = dense?.index.scale ? CHOSEN_WEIGHT : 1;
  return {
    row,
    bm25: share,
    sentenceBm25: bestShare,
    passageCosine: dense ? cosine : null,
    sentenceCosine: dense ? bestCosine : null,
    score:
      share +
      WEIGHTS.sentenceBm25 * bestShare +
      weight * (WEIGHTS.passageCosine * cosine + WEIGHTS.sentenceCosine * bestCosine),
  };
}
