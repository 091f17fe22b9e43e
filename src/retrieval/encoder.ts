import type { ScriptsRead } from "../facts/scripts.js";

/** Questions overtake indexing work in an encoder's queue. */
export type EncodingPurpose = "question" | "index";

/** What a generation keeps of the encoder that made its vectors. */
export type EncoderIdentity = Pick<Encoder, "fingerprint" | "dimension">;

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
  /** Asks it whether it answers, where that may change from one moment to the next. Throws VerseError `encoder`. */
  check?(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Why a question has no vector although its generation has vectors and an encoder is set up. `stopped`: whoever asked did
 * not want the answer any more; `other`: the vectors were made by another encoder.
 */
export type EncodeFailure = "timeout" | "failed" | "breaker" | "stopped" | "other";

export type Encoded =
  | { readonly ok: true; readonly vector: Float32Array }
  | { readonly ok: false; readonly reason: EncodeFailure };

/** All questions' way to one encoder, with whatever keeps a question from waiting for it too long. */
export interface EncoderGateway {
  /** Never rejects: whatever an encoder does becomes a reason. */
  encode(text: string, signal?: AbortSignal): Promise<Encoded>;
}

/** What a search by meaning has of a question; no vector and no failure where there is none that means anything. */
export interface QuestionVector {
  readonly vector: Float32Array | null;
  readonly failure: EncodeFailure | null;
}
