import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";

/** A loaded model as its thread sees it. */
export interface TextModel {
  /** One unit vector a text, in order, each in a buffer of its own so that it can be handed over. */
  run(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array<ArrayBuffer>[]>;
  release(): Promise<void>;
}
