import type { Worker } from "node:worker_threads";
import type { Encoder, EncodingPurpose } from "../../../src/retrieval/encoder.js";
import { ModelThread } from "./model-thread.js";

const ROLE = { noun: "encoder", off: "VERSE_ENCODER=none" };
const sizeOf = (text: string): number => text.length;

/** An encoder whose model runs in a worker thread. */
export class ThreadEncoder implements Encoder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly #model: ModelThread<string>;

  constructor(identity: Pick<Encoder, "fingerprint" | "dimension">, startThread: () => Worker) {
    this.fingerprint = identity.fingerprint;
    this.dimension = identity.dimension;
    this.#model = new ModelThread(identity.dimension, ROLE, startThread);
  }

  /** Resolves when the thread has loaded the model. Throws VerseError `encoder` or `storage`. */
  start(): Promise<void> {
    return this.#model.start();
  }

  async encode(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array[]> {
    const full = texts.filter((text) => text !== "");
    const vectors = (await this.#model.run(full, purpose, sizeOf)).values();
    return texts.map((text) =>
      text === ""
        ? new Float32Array(this.dimension)
        : (vectors.next().value ?? new Float32Array(this.dimension)),
    );
  }

  close(): Promise<void> {
    return this.#model.close();
  }
}
