import type { StoredDocument } from "../../retrieval/corpus.js";
import { stemsOf, termsOf } from "../../retrieval/text/stems.js";

/** The terms by which people may name a document: of its title, its place, whose it is, and its file. */
export const namesOf = ({ document: { id, metadata } }: StoredDocument): ReadonlySet<string> =>
  termsOf(
    `${metadata.title} ${metadata.jurisdiction ?? ""} ${metadata.issuer ?? ""} ${id.replace(/[-_/.]/g, " ")}`,
  );

const KIND_NOUNS =
  "plan policy policies measure proposal report regulation rule programme program scheme strategy guideline guide notice law act code statute handbook manual agreement contract document";

/** Whether a term is a noun that says what sort of document is meant, not which one. */
export const isKindNoun = (term: string): boolean => stemsOf(KIND_NOUNS).has(term);
