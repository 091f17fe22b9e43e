import type { Block } from "../documents/document.js";

/** What a reader makes of a file. */
export interface Reading {
  /** The decoded source of plain text; of every other format the words that its reader sees. */
  readonly text: string;
  /** The way back to the file, where the text is not that of the file. */
  readonly places?: string;
  readonly blocks: readonly Block[];
  /** What the format itself says about the document; the catalogue wins. */
  readonly hints: { readonly title: string | null; readonly language: string | null };
  /** Plain sentences for the maintainer. */
  readonly warnings: readonly string[];
}

/** One file format. `read` is pure; it throws VerseError `bad-document` naming `path`. */
export interface Reader {
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  read(bytes: Uint8Array, path: string): Reading;
}
