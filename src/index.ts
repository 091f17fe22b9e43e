export type {
  Answer,
  AnswerForm,
  AnswerQuote,
  Choice,
  Notice,
  NoticeKind,
  Outcome,
  Statement,
  Status,
} from "./answering/schema.js";
export { answerSchema, quoteSchema } from "./answering/schema.js";
export type { ErrorCode } from "./errors.js";
export { VerseError } from "./errors.js";
