import { createHash } from "node:crypto";
import { answer } from "../../src/answering/answer.js";
import { DEFAULT_CALIBRATION } from "../../src/answering/finding/confidence.js";
import type { Library } from "../../src/answering/finding/library.js";
import type { AskRequest } from "../../src/answering/question/ask-request.js";
import type { Answer } from "../../src/answering/schema.js";
import type { AnsweringTools } from "../../src/answering/tools.js";
import type { DocumentMetadata } from "../../src/documents/document.js";
import { markdownReader } from "../../src/reading/markdown/markdown-reader.js";
import { textReader } from "../../src/reading/text/text-reader.js";
import { corpusOf } from "../../src/retrieval/corpus.js";
import type { LexiconSource } from "../../src/retrieval/cross-language/lexicon.js";
import { buildLexicalIndexes } from "../../src/retrieval/indexing.js";
import { Searcher } from "../../src/retrieval/searcher.js";
import { split } from "../../src/retrieval/split.js";

export interface SmallDocument extends Partial<DocumentMetadata> {
  readonly id: string;
  readonly text: string;
}

/** A library in memory over a few texts, searched by words alone. */
export function smallLibrary(
  documents: readonly SmallDocument[],
  generation = "g1",
  lexicon: LexiconSource | null = null,
): Library {
  const corpus = corpusOf(
    documents.map(({ id, text: written, ...facts }) => {
      const reader = id.endsWith(".md") ? markdownReader : textReader;
      const { text, blocks } = reader.read(Buffer.from(written, "utf8"), id);
      const metadata: DocumentMetadata = {
        title: id,
        issuer: null,
        jurisdiction: null,
        kind: "policy",
        published: null,
        effectiveFrom: null,
        effectiveUntil: null,
        supersedes: null,
        language: "en",
        authoritativeLanguage: null,
        url: null,
        audience: "public",
        owner: null,
        caution: null,
        ...facts,
      };
      const version = createHash("sha256").update(text).digest("hex");
      const document = { id, version, text, blocks, metadata };
      return { document, divided: split(document) };
    }),
  );
  const searcher = new Searcher(corpus, buildLexicalIndexes(corpus), null, lexicon);
  return {
    generation,
    builtAt: "2026-01-01T00:00:00.000Z",
    searcher,
    encoder: null,
    calibration: () => DEFAULT_CALIBRATION,
  };
}

export const asking = (text: string, more: Partial<AskRequest> = {}): AskRequest => ({
  text,
  audience: "public",
  asOf: "2026-05-01",
  inForceOnly: false,
  top: 3,
  documents: null,
  context: null,
  ...more,
});

/** What answers without a model, at no time and with nothing to link to. */
export const TOOLS: AnsweringTools = { now: () => 0, newId: () => "id", link: () => null };

export const answerFrom = (
  library: Library,
  question: string,
  more: Partial<AskRequest> = {},
): Promise<Answer> => answer(library, asking(question, more), TOOLS);

export const TRAVEL: SmallDocument = {
  id: "travel",
  title: "Travel policy",
  effectiveFrom: "2025-01-01",
  text: "Hotels\n\nEmployees may not book first class.\n\nHotels are paid up to 145 euros a night.\n\nClaims must reach Finance by the 10th of the following month.\n",
};
export const PARKING: SmallDocument = {
  id: "parking",
  title: "Parking rules",
  kind: "plan",
  effectiveUntil: "2025-12-31",
  text: "Garage\n\nVisitors park on level two of the garage.\n\nThe barrier closes at 22:00 every evening.\n",
};
