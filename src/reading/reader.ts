import type { Block } from "../documents/document.js";

/** What a reader makes of a file. */
export interface Reading {
  /** The decoded source, or for formats that are not plain text what was extracted from it. */
  readonly text: string;
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
