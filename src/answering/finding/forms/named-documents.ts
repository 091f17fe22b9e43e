import type { StoredDocument } from "../../../retrieval/corpus.js";
import { parseQuery } from "../../../retrieval/query.js";
import { termsOf } from "../../../retrieval/text/stems.js";
import { isKindNoun, namesOf } from "../../question/document-names.js";
import { referenceOf } from "../../question/reference.js";

/**
 * The documents that a phrase names ("the leave policy"): all of its words have to be of their names, but for nouns that
 * say what sort of document is meant. One whose title says no more than the phrase is meant before the others.
 */
export function documentsNamed(
  phrase: string,
  documents: readonly StoredDocument[],
): readonly StoredDocument[] {
  const naming = parseQuery(phrase).tokens.map(({ term }) => term);
  if (naming.length === 0) return [];
  const held = documents.map((stored) => {
    const names = namesOf(stored);
    if (!naming.every((term) => names.has(term) || isKindNoun(term))) return 0;
    return naming.filter((term) => names.has(term)).length;
  });
  const most = Math.max(0, ...held);
  if (most === 0) return naming.every(isKindNoun) ? (referenceOf(phrase, documents)?.documents ?? []) : [];
  const named = documents.filter((_, i) => held[i] === most);
  const just = named.filter(({ document: { metadata } }) =>
    [...termsOf(metadata.title)].every((term) => naming.includes(term) || isKindNoun(term)),
  );
  return just.length > 0 ? just : named;
}
