import type { Span } from "../../../documents/span.js";
import type { StoredDocument } from "../../../retrieval/corpus.js";
import type { AnswerForm } from "../../schema.js";

/** Words to be quoted that need not be one of a document's sentences: a heading, a whole item of a list. */
export interface Excerpt extends Span {
  readonly stored: StoredDocument;
  /** Headings above it, from the outermost. */
  readonly section: readonly string[];
  readonly lead: Span | null;
}

/** What is said of an arrangement that its quotes do not say; worded later. */
export type Overview =
  | { readonly of: "list"; readonly shown: number; readonly total: number }
  | { readonly of: "outline"; readonly shown: number; readonly total: number }
  | { readonly of: "library"; readonly shown: number; readonly total: number }
  | { readonly of: "documents"; readonly shown: number; readonly total: number };

/** An answer that is no choice of sentences: its quotes in the order to be read, and how they belong together. */
export interface Arranged {
  readonly outcome: "arranged";
  readonly form: Exclude<AnswerForm, "sentences">;
  /** At least one, but of a library where nothing may be seen. */
  readonly excerpts: readonly Excerpt[];
  readonly overview: Overview | null;
  readonly uncertain: boolean;
}

/** Items, headings and documents that are shown at most. */
export const MOST_SHOWN = 12;
