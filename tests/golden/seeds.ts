import { join } from "node:path";
import { DEFAULT_CALIBRATION } from "../../src/answering/finding/confidence.js";
import type { Library } from "../../src/answering/finding/library.js";
import type { AskRequest } from "../../src/answering/question/ask-request.js";
import { readFolder } from "../../src/reading/read-folder.js";
import { corpusOf, type StoredDocument } from "../../src/retrieval/corpus.js";
import { buildLexicalIndexes } from "../../src/retrieval/indexing.js";
import { Searcher } from "../../src/retrieval/searcher.js";
import { split } from "../../src/retrieval/split.js";
import { ROOT } from "../structure/sources.js";

/** The seed documents, read and divided as `verse index` does. */
export async function seedDocuments(): Promise<StoredDocument[]> {
  const { documents } = await readFolder(join(ROOT, "seeds"));
  return documents.map(({ document }) => ({ document, divided: split(document) }));
}

/** Searched by words alone. */
export function libraryOf(documents: readonly StoredDocument[]): Library {
  const corpus = corpusOf(documents);
  const searcher = new Searcher(corpus, buildLexicalIndexes(corpus), null);
  return {
    generation: "seeds",
    builtAt: "2026-01-01T00:00:00.000Z",
    searcher,
    calibration: () => DEFAULT_CALIBRATION,
    encoder: null,
  };
}

export const requestFor = (text: string, more: Partial<AskRequest> = {}): AskRequest => ({
  text,
  audience: "public",
  asOf: "2026-06-30",
  inForceOnly: false,
  top: 3,
  documents: null,
  context: null,
  ...more,
});
