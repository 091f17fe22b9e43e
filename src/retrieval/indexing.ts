import { type Corpus, headingsOf } from "./corpus.js";
import { type LexicalIndex, lexicalIndexOf } from "./lexical/lexical-index.js";
import { buildLexicalPart } from "./lexical/lexical-part.js";
import { mergeLexical } from "./lexical/merge.js";
import type { LexicalParts } from "./lexical/storage.js";
import type { RowMoves } from "./row-moves.js";
import { termsIn } from "./text/tokens.js";

export interface LexicalIndexes {
  readonly passages: LexicalIndex;
  readonly sentences: LexicalIndex;
}

/** Neighbouring documents. Passages are indexed with the headings above them, sentences with their list's opening line. */
export function buildLexicalParts({ documents }: Pick<Corpus, "documents">): LexicalParts {
  const passages: string[][] = [];
  const above: (readonly string[])[] = [];
  const sentences: string[][] = [];
  for (const stored of documents) {
    const { document, divided } = stored;
    const terms = divided.sentences.map(({ start, end }) => termsIn(document.text.slice(start, end)));
    divided.sentences.forEach(({ lead }, i) => {
      sentences.push(
        lead
          ? [...termsIn(document.text.slice(lead.start, lead.end)), ...(terms[i] ?? [])]
          : (terms[i] ?? []),
      );
    });
    const headings = divided.sections.map((_, s) => headingsOf(stored, s).flatMap(termsIn));
    for (const passage of divided.passages) {
      passages.push(terms.slice(passage.firstSentence, passage.endSentence).flat());
      above.push(headings[passage.section] ?? []);
    }
  }
  return { passages: buildLexicalPart(passages, above), sentences: buildLexicalPart(sentences) };
}

/** Those of the next generation, made of the last one's and of those of its new documents alone. */
export const mergeLexicalParts = (
  last: LexicalParts,
  fresh: LexicalParts,
  passages: RowMoves,
  sentences: RowMoves,
): LexicalParts => ({
  passages: mergeLexical(last.passages, fresh.passages, passages),
  sentences: mergeLexical(last.sentences, fresh.sentences, sentences),
});

/** `parts` in the order of their documents. */
export const lexicalIndexesOf = (parts: readonly LexicalParts[]): LexicalIndexes => ({
  passages: lexicalIndexOf(parts.map(({ passages }) => passages)),
  sentences: lexicalIndexOf(parts.map(({ sentences }) => sentences)),
});

/** The indexes of a corpus that is not stored, in one part. */
export const buildLexicalIndexes = (corpus: Pick<Corpus, "documents">): LexicalIndexes =>
  lexicalIndexesOf([buildLexicalParts(corpus)]);
