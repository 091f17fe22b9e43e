import type { Worker } from "node:worker_threads";
import { reads, type ScriptsRead } from "../../src/facts/scripts.js";
import type { Encoder, EncodingPurpose } from "../../src/retrieval/encoder.js";
import { ModelThread } from "./thread/model-thread.js";

const ROLE = { noun: "encoder", off: "VERSE_ENCODER=none" };
const sizeOf = (text: string): number => text.length;

/** What runs an encoder's model: a thread of its own, or the caller's. */
export interface ModelRunner {
  /** Resolves when the model is loaded. Throws VerseError `encoder` or `storage`. */
  start(): Promise<void>;
  /** One vector a text, in order. Throws VerseError `encoder` or `storage`. */
  run(
    texts: readonly string[],
    purpose: EncodingPurpose,
    sizeOf: (text: string) => number,
  ): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** An encoder whose model runs on this machine. */
export class LocalEncoder implements Encoder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly scripts: ScriptsRead;
  readonly #model: ModelRunner;

  constructor(identity: Pick<Encoder, "fingerprint" | "dimension" | "scripts">, model: ModelRunner) {
    this.fingerprint = identity.fingerprint;
    this.dimension = identity.dimension;
    this.scripts = identity.scripts;
    this.#model = model;
  }

  /** Resolves when the model is loaded. Throws VerseError `encoder` or `storage`. */
  start(): Promise<void> {
    return this.#model.start();
  }

  async encode(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array[]> {
    const readable = texts.map((text) => text !== "" && reads(this.scripts, text));
    const full = texts.filter((_, i) => readable[i]);
    const vectors = (await this.#model.run(full, purpose, sizeOf)).values();
    const nothing = (): Float32Array => new Float32Array(this.dimension);
    return texts.map((_, i) => (readable[i] ? (vectors.next().value ?? nothing()) : nothing()));
  }

  close(): Promise<void> {
    return this.#model.close();
  }
}

/** A worker thread that runs an encoder's model of `dimension` numbers a text. */
export const encoderThread = (dimension: number, startThread: () => Worker): ModelRunner =>
  new ModelThread(dimension, ROLE, startThread);
