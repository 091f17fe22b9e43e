import type { StoredDocument } from "../retrieval/corpus.js";
import { termsOf } from "./coverage.js";

/** The terms by which people may name a document: of its title, its place, whose it is, and its file. */
export const namesOf = ({ document: { id, metadata } }: StoredDocument): ReadonlySet<string> =>
  termsOf(
    `${metadata.title} ${metadata.jurisdiction ?? ""} ${metadata.issuer ?? ""} ${id.replace(/[-_/.]/g, " ")}`,
  );
