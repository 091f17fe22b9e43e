import { VerseError } from "../../src/errors.js";
import { reads, type ScriptsRead } from "../../src/facts/scripts.js";
import type { Encoder, EncodingPurpose } from "../../src/retrieval/encoder.js";
import { cannotRun, cannotStart, errorOf, openTextModel } from "./thread/open-model.js";
import type { TextModel } from "./thread/text-model.js";

/** Texts a run, as in the thread. */
const BATCH = 8;

const closedError = (): VerseError =>
  new VerseError({
    code: "encoder",
    problem: "The encoder was closed.",
    cure: "Ask again after the restart.",
  });

type TextSetup = Parameters<typeof openTextModel>[0];

/**
 * An encoder whose model runs in the caller's own thread, which stands still meanwhile: for a process that asks one question
 * and ends, and saves the start of a worker. The model is loaded with `start()` or the first text.
 */
export class InlineEncoder implements Encoder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly scripts: ScriptsRead;
  readonly #setup: TextSetup;
  #model: Promise<TextModel> | null = null;
  #closed = false;

  constructor(identity: Pick<Encoder, "fingerprint" | "dimension" | "scripts">, setup: TextSetup) {
    this.fingerprint = identity.fingerprint;
    this.dimension = identity.dimension;
    this.scripts = identity.scripts;
    this.#setup = setup;
  }

  /** Throws VerseError `encoder` or `storage`. */
  async start(): Promise<void> {
    await this.#opened();
  }

  async encode(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array[]> {
    if (this.#closed) throw closedError();
    const vectors: Float32Array[] = texts.map(() => new Float32Array(this.dimension));
    const full = [...texts.keys()].filter((i) => texts[i] !== "" && reads(this.scripts, texts[i] ?? ""));
    if (full.length === 0) return vectors;
    const model = await this.#opened();
    for (let start = 0; start < full.length; start += BATCH) {
      const batch = full.slice(start, start + BATCH);
      const made = await run(
        model,
        batch.map((i) => texts[i] ?? ""),
        purpose,
      );
      batch.forEach((i, at) => {
        vectors[i] = made[at] ?? new Float32Array(this.dimension);
      });
    }
    return vectors;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const model = await this.#model?.catch(() => null);
    await model?.release();
  }

  async #opened(): Promise<TextModel> {
    this.#model ??= openTextModel(this.#setup);
    try {
      return await this.#model;
    } catch (error) {
      throw errorOf(cannotStart(error));
    }
  }
}

const run = async (
  model: TextModel,
  texts: readonly string[],
  purpose: EncodingPurpose,
): Promise<Float32Array[]> => {
  try {
    return await model.run(texts, purpose);
  } catch (error) {
    throw errorOf(cannotRun(error));
  }
};
