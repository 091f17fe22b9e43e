import type { ModelUse } from "../drafting/model-use.js";
import type { PassedStatement } from "../drafting/passed-statement.js";

export interface Turn {
  readonly who: "asker" | "bot";
  readonly text: string;
}

/** A question as it is asked of one generation. */
export interface AskRequest {
  readonly text: string;
  readonly audience: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly inForceOnly: boolean;
  /** Quotes at most. */
  readonly top: number;
  /** Only these documents (ids); null for every allowed one. */
  readonly documents: readonly string[] | null;
  /** What a conversation added to the question. */
  readonly context: { readonly from: string; readonly question: string } | null;
  /** BCP 47, what is known of the asker's language besides the question. */
  readonly locale?: string | null;
  /** For a model that understands follow-ups itself: the words as they were said, and what was said before them. */
  readonly conversation?: { readonly said: string; readonly thread: readonly Turn[] };
  readonly signal?: AbortSignal;
  /** Aborted when an answer without what is still being prepared is worth more than a later one. */
  readonly patience?: AbortSignal;
  /** A model's statement that has passed its checks, before the whole answer is there; in the answer's order. */
  readonly onStatement?: (passed: PassedStatement) => void;
  /** What the model cost, once a question, where a model was asked. */
  readonly onModel?: (use: ModelUse) => void;
}
