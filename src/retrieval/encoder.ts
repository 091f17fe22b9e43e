import type { ScriptsRead } from "./text/script.js";

/** Questions overtake indexing work in an encoder's queue. */
export type EncodingPurpose = "question" | "index";

/** Turns texts into unit-length vectors whose dot product is their cosine. */
export interface Encoder {
  /** Names the model, its exact weights and its settings; vectors of different fingerprints never mix. */
  readonly fingerprint: string;
  readonly dimension: number;
  /** What it was trained to read: an English encoder gives any two Chinese texts the cosine 1. */
  readonly scripts: ScriptsRead;
  /**
   * One vector of `dimension` 32-bit floats a text, in order. An empty text gives the zero vector, and so does one in a
   * script that the encoder does not read.
   * Throws VerseError `encoder`.
   */
  encode(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array[]>;
  /** Loads now what the first text would wait for. Throws VerseError `encoder` or `storage`. */
  start?(): Promise<void>;
  close(): Promise<void>;
}
