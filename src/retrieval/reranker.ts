import type { ScriptsRead } from "../facts/scripts.js";

/** Judges passages by reading each together with the question: a cross-encoder, here or behind an address. */
export interface Reranker {
  /** Names the model and where it is; never a key. */
  readonly name: string;
  /** Passages and questions of other scripts are not given to it. */
  readonly scripts: ScriptsRead;
  /** Loads what is loaded once, where there is something: that is not the time of a question. Throws VerseError. */
  prepare?(): Promise<void>;
  /**
   * One finite score a passage, in order, higher is better, on a scale of the model's own. Throws VerseError `encoder`,
   * and soon after `signal` aborts.
   */
  rerank(question: string, passages: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
  /** Lets the process end; twice does no harm. */
  close(): Promise<void>;
}

/** Why the order stayed as it was. `stopped`: whoever asked did not want the answer any more. */
export type RerankFailure = "timeout" | "failed" | "breaker" | "stopped";

export type Reranked =
  | { readonly ok: true; readonly scores: readonly number[] }
  | { readonly ok: false; readonly reason: RerankFailure; readonly cause: unknown };

/** All questions' way to one reranker, with whatever keeps a question from waiting for it too long. */
export interface RerankerGateway {
  readonly name: string;
  readonly scripts: ScriptsRead;
  /** Never rejects: whatever a reranker does becomes a reason. As many finite scores as passages. */
  score(question: string, passages: readonly string[], signal?: AbortSignal): Promise<Reranked>;
}

/** The reranker that the settings name. */
export interface RerankerPort {
  /** Opened at the first call, the same one afterwards. Throws VerseError for a setting that cannot be used. */
  open(): Promise<RerankerGateway>;
  /** Why it did not count the last time it was asked, with the cure; null while it does. */
  trouble(): string | null;
  close(): Promise<void>;
}
