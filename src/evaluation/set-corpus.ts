import { textReader } from "../reading/text/text-reader.js";
import { type Corpus, corpusOf, type StoredDocument } from "../retrieval/corpus.js";
import { split } from "../retrieval/split.js";
import type { RetrievalSet } from "./common-form.js";

/** The rows of a retrieval set as a corpus, each row a document, in their order. */
export const corpusOfSet = ({ rows }: Pick<RetrievalSet, "rows">): Corpus => corpusOf(rows.map(documentOf));

function documentOf({ id, title, text }: RetrievalSet["rows"][number]): StoredDocument {
  // A data set may hold rows without text: they keep their place and are never found.
  const blocks = text.trim() === "" ? [] : textReader.read(Buffer.from(text, "utf8"), `${id}.txt`).blocks;
  const document = {
    id,
    version: "",
    text,
    blocks,
    metadata: {
      title: title || id,
      issuer: null,
      jurisdiction: null,
      kind: "other" as const,
      published: null,
      effectiveFrom: null,
      effectiveUntil: null,
      supersedes: null,
      language: null,
      authoritativeLanguage: null,
      url: null,
      audience: "public",
      owner: null,
      caution: null,
    },
  };
  return { document, divided: split(document) };
}
