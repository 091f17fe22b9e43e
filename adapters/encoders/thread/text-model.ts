import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";

/** A loaded model as its thread sees it. */
export interface TextModel<Input = string> {
  /**
   * One vector an input, in order, each in a buffer of its own so that it can be handed over: of an encoder a unit
   * vector a text, of a cross-encoder one number a pair.
   */
  run(inputs: readonly Input[], purpose: EncodingPurpose): Promise<Float32Array<ArrayBuffer>[]>;
  release(): Promise<void>;
}
