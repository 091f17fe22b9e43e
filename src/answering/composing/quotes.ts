import { leadOf } from "../../documents/context.js";
import { placeOf } from "../../documents/places.js";
import { makeQuote } from "../../documents/quote.js";
import type { Span } from "../../documents/span.js";
import { statusOf } from "../../documents/validity.js";
import { type Corpus, type StoredDocument, sentenceAt } from "../../retrieval/corpus.js";
import type { AnswerQuote } from "../schema.js";

/** Where a reader can open a quote; null when nothing serves documents. */
export type LinkMaker = (documentId: string, span: Span) => string | null;

/** Carries a checked quote and its document's facts into an answer. */
export function quoteOf(
  { document, divided }: StoredDocument,
  sentence: Span & { readonly section: number; readonly lead: Span | null },
  asOf: string,
  link: LinkMaker,
): AnswerQuote {
  const { text, start, end, lead } = makeQuote(document, sentence, leadOf(document, divided, sentence));
  const { title, issuer, kind, effectiveFrom, effectiveUntil, url } = document.metadata;
  return {
    text,
    start,
    end,
    lead: lead && { text: lead.text, start: lead.start, end: lead.end },
    section: [...(divided.sections[sentence.section]?.path ?? [])],
    place: { line: placeOf(document, start).line },
    document: {
      id: document.id,
      version: document.version,
      title,
      issuer,
      kind,
      status: statusOf(document.metadata, asOf),
      effectiveFrom,
      effectiveUntil,
      url,
    },
    link: link(document.id, { start, end }),
  };
}

/** The quote that a row of the corpus stands for. */
export function quoteAt(corpus: Corpus, row: number, asOf: string, link: LinkMaker): AnswerQuote {
  const { stored, sentence } = sentenceAt(corpus, row);
  return quoteOf(stored, sentence, asOf, link);
}

/** White space folded: how a quote's words are printed in a line. */
export const foldSpace = (text: string): string => text.replace(/\s+/gu, " ").trim();
