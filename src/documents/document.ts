import type { Span } from "./span.js";

export const DOCUMENT_KINDS = ["policy", "plan", "proposal", "report", "other"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A calendar date of one of three precisions: YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDate = string;

/** What the catalogue says of a document; `null` where nobody has said it. */
export interface DocumentMetadata {
  readonly title: string;
  readonly issuer: string | null;
  readonly jurisdiction: string | null;
  readonly kind: DocumentKind;
  readonly published: PartialDate | null;
  readonly effectiveFrom: PartialDate | null;
  readonly effectiveUntil: PartialDate | null;
  /** Id of the document that this one replaces. */
  readonly supersedes: string | null;
  readonly language: string | null;
  /** The language whose edition prevails where editions differ. */
  readonly authoritativeLanguage: string | null;
  readonly url: string | null;
  readonly audience: string;
  readonly owner: string | null;
  /** What every reader of the text should know of it, in whole sentences: that digits were lost, that it is a draft. */
  readonly caution: string | null;
}

/**
 * One block of a document's text as its reader saw it. Blocks are in order, do not overlap, and together cover every
 * character that is not white space, except the marks of lists, headings and tables ("-", "(a)", "##", "|").
 */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly start: number; readonly end: number }
  | { readonly kind: "paragraph"; readonly start: number; readonly end: number }
  | {
      readonly kind: "bullet";
      readonly start: number;
      readonly end: number;
      /** The list's opening line ("Employees may not:"), where there is one. */
      readonly lead: Span | null;
    }
  | {
      readonly kind: "boilerplate";
      readonly start: number;
      readonly end: number;
      /** The rule that recognised it, for the report: "navigation", "caption", "markup", ... */
      readonly reason: string;
    };

/** A source as it is stored: its exact text, what is known about it, and its outline. */
export interface SourceDocument {
  readonly id: string;
  /** SHA-256 of `text` in UTF-8, lower-case hexadecimal. */
  readonly version: string;
  /** The words that a reader of the document sees; every position in the program is a UTF-16 code unit of it. */
  readonly text: string;
  /** The way back from `text` to the file (see `placeOf`); left out where the text is that of the file. */
  readonly places?: string;
  readonly metadata: DocumentMetadata;
  readonly blocks: readonly Block[];
}
