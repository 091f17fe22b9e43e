import { reads } from "../facts/scripts.js";
import { type CosineScale, onReferenceScale } from "./cosine-scale.js";
import type { Encoder } from "./encoder.js";
import { dotQuantised, type QuantisedRows } from "./quantise.js";
import type { ExactIndex } from "./vectors/exact-index.js";
import type { VectorIndex } from "./vectors/vector-index.js";

/** The vectors of one generation. Rows are those of the passage and of the sentence index. */
export interface DenseIndex {
  readonly fingerprint: string;
  /** Finds passages. */
  readonly search: VectorIndex;
  /** Gives the cosine of any one passage. */
  readonly passages: ExactIndex;
  readonly sentences: QuantisedRows;
  /** Of an encoder that the ranking was not measured with; absent for the embedded one. */
  readonly scale?: CosineScale | null;
}

export const sentenceCosine = (dense: DenseIndex, row: number, vector: Float32Array): number =>
  scaled(dense, dotQuantised(dense.sentences, row, vector));

export const passageCosine = (dense: DenseIndex, row: number, vector: Float32Array): number =>
  scaled(dense, dense.passages.cosine(row, vector));

const scaled = ({ scale }: DenseIndex, cosine: number): number =>
  scale ? onReferenceScale(cosine, scale) : cosine;

/** What an encoder is given of a text. */
export const encodable = (text: string): string => text.replace(/\s+/gu, " ").trim();

/**
 * What of a question is encoded, null where there is nothing that means anything. An encoder that reads every script is
 * given the question itself, any other its translation where there is one.
 */
export function questionText(
  scripts: Encoder["scripts"],
  question: string,
  translated: string | null,
): string | null {
  const text = encodable(scripts === "any" ? question : (translated ?? question));
  return text === "" || !reads(scripts, text) ? null : text;
}
