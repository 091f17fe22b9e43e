import { VerseError } from "../../../src/errors.js";
import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";
import type { ModelRunner } from "../local-encoder.js";
import { cannotRun, cannotStart, errorOf, openTextModel } from "./open-model.js";
import type { TextModel } from "./text-model.js";

/** An encoder's model in the caller's own thread, which stands still while it runs; loaded with `start()` or the first text. */
export class ModelHere implements ModelRunner {
  readonly #setup: Parameters<typeof openTextModel>[0];
  #model: Promise<TextModel> | null = null;
  #closed = false;

  constructor(setup: Parameters<typeof openTextModel>[0]) {
    this.#setup = setup;
  }

  async start(): Promise<void> {
    await this.#opened();
  }

  async run(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array[]> {
    if (this.#closed) throw closedError();
    if (texts.length === 0) return [];
    const model = await this.#opened();
    try {
      return await model.run(texts, purpose);
    } catch (error) {
      throw errorOf(cannotRun(error));
    }
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

const closedError = (): VerseError =>
  new VerseError({
    code: "encoder",
    problem: "The encoder was closed.",
    cure: "Ask again after the restart.",
  });
