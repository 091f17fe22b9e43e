import { VerseError } from "../../errors.js";
import type { ModelUse } from "../drafting/model-use.js";
import type { PassedStatement } from "../drafting/passed-statement.js";
import type { Turn } from "../drafting/understand.js";

const MAX_QUESTION_UNITS = 2000;

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

/** The question without surrounding white space. Throws VerseError `wrong-use` when it cannot be asked. */
export function checkQuestion(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") {
    throw new VerseError({ code: "wrong-use", problem: "The question is empty.", cure: "Ask in words." });
  }
  if (trimmed.length > MAX_QUESTION_UNITS) {
    throw new VerseError({
      code: "wrong-use",
      problem: `The question has ${trimmed.length.toLocaleString("en")} characters.`,
      cure: `Ask in at most ${MAX_QUESTION_UNITS.toLocaleString("en")} characters.`,
    });
  }
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(trimmed)) {
    throw new VerseError({
      code: "wrong-use",
      problem: "The question contains control characters.",
      cure: "Remove them and ask again.",
    });
  }
  return trimmed;
}
