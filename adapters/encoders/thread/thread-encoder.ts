import type { Worker } from "node:worker_threads";
import { reads, type ScriptsRead } from "../../../src/facts/scripts.js";
import type { Encoder, EncodingPurpose } from "../../../src/retrieval/encoder.js";
import { ModelThread } from "./model-thread.js";

const ROLE = { noun: "encoder", off: "VERSE_ENCODER=none" };
const sizeOf = (text: string): number => text.length;

/** An encoder whose model runs in a worker thread. */
export class ThreadEncoder implements Encoder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly scripts: ScriptsRead;
  readonly #model: ModelThread<string>;

  constructor(identity: Pick<Encoder, "fingerprint" | "dimension" | "scripts">, startThread: () => Worker) {
    this.fingerprint = identity.fingerprint;
    this.dimension = identity.dimension;
    this.scripts = identity.scripts;
    this.#model = new ModelThread(identity.dimension, ROLE, startThread);
  }

  /** Resolves when the thread has loaded the model. Throws VerseError `encoder` or `storage`. */
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
