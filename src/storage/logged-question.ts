import type { Answer } from "../answering/schema.js";
import type { Feedback, HelpRequest, LoggedQuestion, QuestionRecord, QuoteIdentity } from "./store.js";

/** Which words of which version an answer stood on. */
export const quoteIdentities = (answer: Answer): QuoteIdentity[] =>
  answer.quotes.map((quote) => ({
    document: quote.document.id,
    version: quote.document.version,
    start: quote.start,
    end: quote.end,
  }));

export const toLogged = (
  record: QuestionRecord,
  feedback: readonly Feedback[],
  help: HelpRequest | null,
): LoggedQuestion => ({
  id: record.id,
  askedAt: record.askedAt,
  platform: record.platform,
  personKey: record.personKey,
  placeKey: record.placeKey,
  audience: record.audience,
  question: record.answer.question,
  outcome: record.answer.outcome,
  mode: record.answer.mode,
  generation: record.answer.index.generation,
  totalMs: record.answer.timing.totalMs,
  model: record.model ?? null,
  quotes: quoteIdentities(record.answer),
  feedback,
  help,
});
