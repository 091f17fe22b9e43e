import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";

/** One text waiting for its vector. */
export interface Job {
  readonly text: string;
  readonly purpose: EncodingPurpose;
  /** How many threads have died with it. */
  deaths: number;
  readonly deliver: (vector: Float32Array) => void;
  readonly refuse: (error: Error) => void;
}

/** More texts a batch gain nothing; fewer keep a question waiting for less. */
export const BATCH = 8;

/** Questions before indexing; each in the order it came, but texts indexed together by length. */
export class EncodingQueue {
  #questions: Job[] = [];
  #index: Job[] = [];

  add(jobs: readonly Job[]): void {
    for (const job of jobs) if (job.purpose === "question") this.#questions.push(job);
    // Texts of like length share a batch, so little of it is padding.
    const indexing = jobs.filter((job) => job.purpose === "index");
    this.#index.push(...indexing.sort((a, b) => a.text.length - b.text.length));
  }

  /** Puts a batch back at the front, in its order. */
  putBack(jobs: readonly Job[]): void {
    this.#questions.unshift(...jobs.filter((job) => job.purpose === "question"));
    this.#index.unshift(...jobs.filter((job) => job.purpose === "index"));
  }

  /** The next batch, of one purpose; a job whose thread died goes alone, so that it can take no other with it. */
  next(): Job[] {
    const line = this.#questions.length > 0 ? this.#questions : this.#index;
    const suspect = line.findIndex((job) => job.deaths > 0);
    const size = suspect === 0 ? 1 : suspect > 0 ? Math.min(suspect, BATCH) : BATCH;
    return line.splice(0, size);
  }

  get size(): number {
    return this.#questions.length + this.#index.length;
  }

  /** Empties the queue. */
  drain(): Job[] {
    const all = [...this.#questions, ...this.#index];
    this.#questions = [];
    this.#index = [];
    return all;
  }
}
