import type { z } from "zod";

/** What is sent to a model, and the shape its answer must have. */
export interface FilledPrompt<T> {
  readonly name: string;
  readonly system: string;
  readonly user: string;
  /** An object schema; providers are given it and the answer is checked against it. */
  readonly schema: z.ZodType<T>;
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}
export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

export interface Draft<T> {
  readonly output: T;
  /** Null where the provider does not say. */
  readonly usage: Usage | null;
}

/** A language model. It proposes; it never writes a quote. */
export interface Model {
  /**
   * One answer of the prompt's shape. Throws VerseError `model` (raw output as cause) for anything else, and soon after
   * `signal` aborts. With `onText` the answer is asked for as a stream and its JSON text is told piece by piece; a
   * model that cannot stream tells nothing.
   */
  draft<T>(prompt: FilledPrompt<T>, signal: AbortSignal, onText?: (piece: string) => void): Promise<Draft<T>>;
}
