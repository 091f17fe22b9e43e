import type { Worker } from "node:worker_threads";
import { VerseError } from "../../../src/errors.js";
import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";
import type { FromThread, ToThread } from "./messages.js";
import { errorOf } from "./open-model.js";
import { type Job, ModelQueue } from "./queue.js";

/** A text whose threads died this often is refused: it would only kill more of them. */
const MAX_DEATHS = 3;
/** How long a batch that is running may hold up the closing. */
const CLOSE_TIMEOUT_MS = 10_000;

/** What a model is to its maintainer: its name in sentences, and what turns it off. */
export interface ModelRole {
  readonly noun: string;
  readonly off: string;
}

/**
 * A model in one worker thread of its own, one batch at a time. A thread that dies is replaced and its batch repeated.
 * The thread keeps the process alive only while there is work.
 */
export class ModelThread<Input> {
  readonly #width: number;
  readonly #role: ModelRole;
  readonly #startThread: () => Worker;
  readonly #queue = new ModelQueue<Input>();
  #thread: Worker | null = null;
  #ready = false;
  #batch: Job<Input>[] = [];
  #starts: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #deathsBeforeReady = 0;
  #lastCrash: unknown;
  #closed = false;

  /** `width`: numbers that the model gives an input. */
  constructor(width: number, role: ModelRole, startThread: () => Worker) {
    this.#width = width;
    this.#role = role;
    this.#startThread = startThread;
  }

  /** Resolves when the thread has loaded the model. Throws VerseError `encoder` or `storage`. */
  start(): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closedError());
    if (this.#ready) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#starts.push({ resolve, reject });
      this.#pump();
    });
  }

  /**
   * `width` numbers an input, in order. `sizeOf` tells which inputs are alike in length and share a batch. Rejects with
   * the signal's reason as soon as it aborts; what has not begun by then is never done.
   */
  run(
    inputs: readonly Input[],
    purpose: EncodingPurpose,
    sizeOf: (input: Input) => number,
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    if (this.#closed) return Promise.reject(this.#closedError());
    if (signal?.aborted) return Promise.reject(signal.reason);
    const results: Float32Array[] = inputs.map(() => new Float32Array(this.#width));
    if (inputs.length === 0) return Promise.resolve(results);
    return new Promise((resolve, reject) => {
      let missing = inputs.length;
      const done = (): void => signal?.removeEventListener("abort", stop);
      const refuse = (error: Error): void => {
        done();
        reject(error);
      };
      const jobs = inputs.map((input, i): Job<Input> => {
        const deliver = (vector: Float32Array): void => {
          results[i] = vector;
          missing -= 1;
          if (missing > 0) return;
          done();
          resolve(results);
        };
        return { input, size: sizeOf(input), purpose, deaths: 0, deliver, refuse };
      });
      const stop = (): void => {
        this.#queue.withdraw(new Set(jobs));
        refuse(signal?.reason);
        this.#pump();
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#queue.add(jobs);
      this.#pump();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#refuseAll(this.#closedError());
    const thread = this.#thread;
    if (thread === null) return;
    thread.ref();
    await new Promise<void>((resolve) => {
      // Never `terminate()`: a thread that is stopped inside the native runtime aborts the whole process.
      const timer = setTimeout(() => {
        thread.unref();
        resolve();
      }, CLOSE_TIMEOUT_MS);
      thread.once("exit", () => {
        clearTimeout(timer);
        resolve();
      });
      this.#tell(thread, { kind: "close" });
    });
  }

  /** Does the next thing that can be done: start a thread, hand over a batch, or let the process go. */
  #pump(): void {
    const wanted = this.#queue.size > 0 || this.#starts.length > 0;
    if (this.#thread === null) {
      if (!wanted || this.#closed) return;
      this.#thread = this.#watch(this.#startThread());
    }
    if (this.#ready && this.#batch.length === 0) {
      this.#batch = this.#queue.next();
      const purpose = this.#batch[0]?.purpose;
      if (purpose !== undefined) {
        this.#tell(this.#thread, { kind: "run", inputs: this.#batch.map((job) => job.input), purpose });
      }
    }
    if (wanted || this.#batch.length > 0) this.#thread.ref();
    else this.#thread.unref();
  }

  #watch(thread: Worker): Worker {
    thread.on("message", (message: FromThread) => this.#hear(message));
    thread.on("error", (error) => {
      this.#lastCrash = error;
    });
    thread.on("exit", () => this.#died());
    return thread;
  }

  #tell(thread: Worker, message: ToThread<Input>): void {
    thread.postMessage(message);
  }

  /** Both ends are this program's: a schema would check nothing new. */
  #hear(heard: FromThread): void {
    switch (heard.kind) {
      case "ready":
        this.#ready = true;
        this.#deathsBeforeReady = 0;
        for (const { resolve } of this.#starts.splice(0)) resolve();
        break;
      case "vectors": {
        const batch = this.#batch.splice(0);
        batch.forEach((job, i) => {
          const vector = heard.vectors[i];
          if (vector?.length === this.#width) job.deliver(vector);
          else job.refuse(this.#crashError());
        });
        break;
      }
      case "failed":
        for (const job of this.#batch.splice(0)) job.refuse(errorOf(heard));
        break;
      case "broken":
        this.#refuseAll(errorOf(heard));
        break;
    }
    this.#pump();
  }

  #died(): void {
    const batch = this.#batch.splice(0);
    if (!this.#ready) this.#deathsBeforeReady += 1;
    this.#thread = null;
    this.#ready = false;
    for (const job of batch) job.deaths += 1;
    this.#queue.putBack(batch.filter((job) => job.deaths < MAX_DEATHS));
    const crash = this.#crashError(this.#lastCrash);
    for (const job of batch) if (job.deaths >= MAX_DEATHS) job.refuse(crash);
    if (this.#deathsBeforeReady >= MAX_DEATHS) {
      this.#deathsBeforeReady = 0;
      this.#refuseAll(crash);
    }
    this.#pump();
  }

  #refuseAll(error: Error): void {
    for (const { reject } of this.#starts.splice(0)) reject(error);
    for (const job of [...this.#batch.splice(0), ...this.#queue.drain()]) job.refuse(error);
  }

  #closedError(): VerseError {
    const problem = `The ${this.#role.noun} was closed.`;
    return new VerseError({ code: "encoder", problem, cure: "Ask again after the restart." });
  }

  #crashError(cause?: unknown): VerseError {
    return new VerseError({
      code: "encoder",
      problem: `The ${this.#role.noun}'s thread died again and again on the same work.`,
      cure: `Free some memory, or turn the ${this.#role.noun} off: ${this.#role.off}.`,
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
