import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";

/** One input of a model, waiting for its vector. */
export interface Job<Input> {
  readonly input: Input;
  /** Characters. */
  readonly size: number;
  readonly purpose: EncodingPurpose;
  /** How many threads have died with it. */
  deaths: number;
  readonly deliver: (vector: Float32Array) => void;
  readonly refuse: (error: Error) => void;
}

/** More texts a batch gain nothing; fewer keep a question waiting for less. */
export const BATCH = 8;

/** Questions before indexing; callers in the order they came, what one of them hands over together by length. */
export class ModelQueue<Input> {
  #questions: Job<Input>[] = [];
  #index: Job<Input>[] = [];

  /** The jobs of one caller, all of one purpose. */
  add(jobs: readonly Job<Input>[]): void {
    // Texts of like length share a batch, so little of it is padding.
    const alike = [...jobs].sort((a, b) => a.size - b.size);
    if (jobs[0]?.purpose === "question") this.#questions.push(...alike);
    else this.#index.push(...alike);
  }

  /** Takes jobs out that have not begun. */
  withdraw(jobs: ReadonlySet<Job<Input>>): void {
    this.#questions = this.#questions.filter((job) => !jobs.has(job));
    this.#index = this.#index.filter((job) => !jobs.has(job));
  }

  /** Puts a batch back at the front, in its order. */
  putBack(jobs: readonly Job<Input>[]): void {
    this.#questions.unshift(...jobs.filter((job) => job.purpose === "question"));
    this.#index.unshift(...jobs.filter((job) => job.purpose === "index"));
  }

  /** The next batch, of one purpose; a job whose thread died goes alone, so that it can take no other with it. */
  next(): Job<Input>[] {
    const line = this.#questions.length > 0 ? this.#questions : this.#index;
    const suspect = line.findIndex((job) => job.deaths > 0);
    const size = suspect === 0 ? 1 : suspect > 0 ? Math.min(suspect, BATCH) : BATCH;
    return line.splice(0, size);
  }

  get size(): number {
    return this.#questions.length + this.#index.length;
  }

  /** Empties the queue. */
  drain(): Job<Input>[] {
    const all = [...this.#questions, ...this.#index];
    this.#questions = [];
    this.#index = [];
    return all;
  }
}
