import type { StoredDocument } from "../../retrieval/corpus.js";
import type { LexicalIndex } from "../../retrieval/lexical/lexical-index.js";
import { documentFrequency, frequenciesFrom, type Scope } from "../../retrieval/lexical/scope.js";
import { termsOf } from "../../retrieval/text/stems.js";
import type { AskedName } from "../question/asked-names.js";
import type { NameContext } from "./speaks-of.js";

/** What the asker may see: only its words count. */
interface AllowedWords {
  readonly index: LexicalIndex;
  readonly scope: Scope;
  readonly documents: readonly StoredDocument[];
}

const SHORTEST_STEM = 4;

/** Whether no allowed document says the name, by any of its forms, in another spelling or as a part of a longer word. */
export function isNamedByNobody(
  { forms }: AskedName,
  { index, scope, documents }: AllowedWords,
  { spellings }: NameContext,
): boolean {
  const inIndex = (term: string): boolean => documentFrequency(index, scope, term) > 0;
  const inNames = (term: string): boolean =>
    documents.some(({ document: { id, metadata } }) =>
      termsOf(
        `${metadata.title} ${metadata.jurisdiction ?? ""} ${metadata.issuer ?? ""} ${id.replace(/[-_/.]/g, " ")}`,
      ).has(term),
    );
  const begins = (term: string): boolean =>
    term.length >= SHORTEST_STEM &&
    /^[a-z]+$/.test(term) &&
    frequenciesFrom(index, scope, term.slice(0, -1)).size > 0;
  const says = (term: string): boolean =>
    inIndex(term) || (spellings.get(term)?.length ?? 0) > 0 || inNames(term) || begins(term);
  return !forms.some((form) => form.every(says));
}
