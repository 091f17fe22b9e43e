import type { StoredDocument } from "../../retrieval/corpus.js";

const known = new WeakMap<StoredDocument, ReadonlySet<string>>();

/**
 * The words that a document also writes in lower case: capitalised, they are words of a title or an opening, not a
 * name. Made once a document and kept with it.
 */
export function commonWords(stored: StoredDocument): ReadonlySet<string> {
  const made =
    known.get(stored) ?? new Set(stored.document.text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu));
  known.set(stored, made);
  return made;
}
