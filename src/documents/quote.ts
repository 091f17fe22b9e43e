import { VerseError } from "../errors.js";
import type { SourceDocument } from "./document.js";
import type { Span } from "./span.js";
import { splitsPair } from "./surrogates.js";

const checked: unique symbol = Symbol("checked");

export interface Slice extends Span {
  readonly text: string;
}

/** Words of a document, proven to stand there. Only `makeQuote` can make one. */
export interface Quote extends Slice {
  readonly [checked]: true;
  /** The opening line of a bullet's list, itself a slice. */
  readonly lead: Slice | null;
}

type Quotable = Pick<SourceDocument, "id" | "text">;

/**
 * The only maker of a Quote: cuts `span` (and `lead`) out of the document's text and freezes it. `expected`, where
 * somebody claims to know the words, must equal the slice exactly. Throws VerseError `bad-quote`.
 */
export function makeQuote(
  document: Quotable,
  span: Span,
  lead: Span | null = null,
  expected: string | null = null,
): Quote {
  const slice = cut(document, span);
  if (expected !== null && expected !== slice.text) {
    throw refuse(document, span, JSON.stringify(slice.text), JSON.stringify(expected));
  }
  const quote: Quote = {
    ...slice,
    lead: lead === null ? null : Object.freeze(cut(document, lead)),
    [checked]: true,
  };
  return Object.freeze(quote);
}

function cut(document: Quotable, { start, end }: Span): Slice {
  const { text } = document;
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end > text.length || start >= end) {
    throw refuse(document, { start, end }, `a non-empty range within 0-${text.length}`, `${start}-${end}`);
  }
  if (splitsPair(text, start) || splitsPair(text, end)) {
    throw refuse(document, { start, end }, "ends between characters", "an end inside a surrogate pair");
  }
  const words = text.slice(start, end);
  if (words.trim() === "") throw refuse(document, { start, end }, "words", "white space only");
  return { text: words, start, end };
}

const refuse = (document: Quotable, span: Span, expected: string, got: string): VerseError =>
  new VerseError({
    code: "bad-quote",
    problem: `${span.start}-${span.end} of document "${document.id}" cannot be quoted.`,
    cure: "Build the index again with `verse index --full`, and report this if it happens again.",
    expected,
    got,
  });
