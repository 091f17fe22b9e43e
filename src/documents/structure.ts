import type { Span } from "./span.js";

/** A section is the run of text under one heading path; section 0 is the text before the first heading. */
export interface Section {
  /** Headings from the outermost to the innermost, white space folded. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A quotable unit: one sentence or one bullet, at most `MAX_QUOTABLE_UNITS` long. */
export interface Sentence extends Span {
  /** Index into the document's sections. */
  readonly section: number;
  /** The opening line of the bullet's list, where the sentence is a bullet of a list that has one. */
  readonly lead: Span | null;
}

/** What is searched for: consecutive sentences of one section. */
export interface Passage extends Span {
  readonly section: number;
  /** Index of the first sentence. */
  readonly firstSentence: number;
  /** Index after the last sentence. */
  readonly endSentence: number;
}

/** A longer sentence is split at clause marks, else at white space, so that every quote fits every chat. */
export const MAX_QUOTABLE_UNITS = 1000;

export interface DividedDocument {
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
}
