import type { Script } from "../facts/scripts.js";
import type { DenseIndex } from "./dense.js";
import type { Bm25Scores, QueryConcept } from "./lexical/bm25.js";

export interface Terms {
  /** Share of the largest possible, a row. */
  readonly bm25: Float32Array;
  /** The same where a term that headings say is as common as if the rows below said it: how sure a match is. */
  readonly reach: Float32Array;
  readonly sentenceBm25: Float32Array;
  /** Share reached by the first meaning of each word of a translated question; null where nothing was translated. */
  readonly firstMeaning: Float32Array | null;
  readonly dense: { readonly index: DenseIndex; readonly vector: Float32Array } | null;
}

export interface WeighedConcept {
  readonly concept: QueryConcept;
  /** Inverse document frequency among the allowed sentences. */
  readonly idf: number;
}

/** A question in the terms of the passages of one script. */
export interface ScriptQuery {
  readonly script: Script;
  /** Its passages are in another script than the question, and the question was not translated: only vectors can compare them. */
  readonly foreign: boolean;
  /** What the question asks for, in its order, with its rarity among the allowed sentences. */
  readonly concepts: readonly WeighedConcept[];
  readonly terms: Terms;
}

/** BM25 scores as shares of the largest the question could reach. */
export function shares({ scores, max }: Bm25Scores): Float32Array {
  return max === 0 ? scores : scores.map((score) => score / max);
}
