import type { Answer, AnswerQuote, Statement } from "../schema.js";

/**
 * A statement that has passed its checks, as it will stand in the whole answer. Only an answer that fails after it
 * (the model breaks off, the time is over) does without it.
 */
export interface PassedStatement {
  readonly statement: Statement;
  /** The quotes it stands on, in the order of `statement.quotes`. */
  readonly quotes: readonly AnswerQuote[];
  /** As the answer will say them: what was asked, and what was taken from the conversation. */
  readonly question: string;
  readonly context: Answer["context"];
}
