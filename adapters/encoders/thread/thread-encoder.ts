import type { Worker } from "node:worker_threads";
import { VerseError } from "../../../src/errors.js";
import type { Encoder, EncodingPurpose } from "../../../src/retrieval/encoder.js";
import type { FromThread, ToThread } from "./messages.js";
import { closedError, errorOf } from "./open-model.js";
import { EncodingQueue, type Job } from "./queue.js";

/** A text whose threads died this often is refused: it would only kill more of them. */
const MAX_DEATHS = 3;
const CLOSE_TIMEOUT_MS = 2000;

const crashError = (cause?: unknown): VerseError =>
  new VerseError({
    code: "encoder",
    problem: "The encoder's thread died again and again on the same work.",
    cure: "Free some memory, or turn the encoder off with VERSE_ENCODER=none.",
    ...(cause === undefined ? {} : { cause }),
  });

/**
 * An encoder whose model runs in one worker thread, one batch at a time. A thread that dies is replaced and its
 * batch repeated. The thread keeps the process alive only while there is work.
 */
export class ThreadEncoder implements Encoder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly #startThread: () => Worker;
  readonly #queue = new EncodingQueue();
  #thread: Worker | null = null;
  #ready = false;
  #batch: Job[] = [];
  #starts: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #deathsBeforeReady = 0;
  #lastCrash: unknown;
  #closed = false;

  constructor(identity: Pick<Encoder, "fingerprint" | "dimension">, startThread: () => Worker) {
    this.fingerprint = identity.fingerprint;
    this.dimension = identity.dimension;
    this.#startThread = startThread;
  }

  /** Resolves when the thread has loaded the model. Throws VerseError `encoder` or `storage`. */
  start(): Promise<void> {
    if (this.#closed) return Promise.reject(closedError());
    if (this.#ready) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#starts.push({ resolve, reject });
      this.#pump();
    });
  }

  encode(texts: readonly string[], purpose: EncodingPurpose): Promise<Float32Array[]> {
    if (this.#closed) return Promise.reject(closedError());
    const vectors: Float32Array[] = texts.map(() => new Float32Array(this.dimension));
    return new Promise((resolve, reject) => {
      const jobs: Job[] = [];
      let missing = 0;
      texts.forEach((text, i) => {
        if (text === "") return;
        missing += 1;
        const deliver = (vector: Float32Array): void => {
          vectors[i] = vector;
          missing -= 1;
          if (missing === 0) resolve(vectors);
        };
        jobs.push({ text, purpose, deaths: 0, deliver, refuse: reject });
      });
      if (missing === 0) resolve(vectors);
      this.#queue.add(jobs);
      this.#pump();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#refuseAll(closedError());
    const thread = this.#thread;
    if (thread === null) return;
    thread.ref();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => void thread.terminate(), CLOSE_TIMEOUT_MS);
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
        this.#tell(this.#thread, { kind: "encode", texts: this.#batch.map((job) => job.text), purpose });
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

  #tell(thread: Worker, message: ToThread): void {
    thread.postMessage(message);
  }

  /** Both ends are this program's: a schema would check nothing new and cost a cold question its loading. */
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
          if (vector?.length === this.dimension) job.deliver(vector);
          else job.refuse(crashError());
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
    const crash = crashError(this.#lastCrash);
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
}
