import type { Encoder } from "./encoder.js";
import { dotQuantised, type QuantisedRows } from "./quantise.js";
import { scriptOf } from "./text/script.js";
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
}

export const sentenceCosine = ({ sentences }: DenseIndex, row: number, vector: Float32Array): number =>
  dotQuantised(sentences, row, vector);

/**
 * What an encoder is given of a text; empty where its vector would mean nothing: an English encoder gives any two
 * Chinese texts the cosine 1.
 */
export function encodable(text: string): string {
  return scriptOf(text) === "cjk" ? "" : text.replace(/\s+/gu, " ").trim();
}

/** The vector of a question, null where there is none that means anything. */
export async function questionVector(
  encoder: Encoder | null,
  question: string,
): Promise<Float32Array | null> {
  const text = encodable(question);
  if (encoder === null || text === "") return null;
  const [vector] = await encoder.encode([text], "question");
  return vector ?? null;
}
