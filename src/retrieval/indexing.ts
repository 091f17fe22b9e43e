import { type Corpus, headingsOf } from "./corpus.js";
import { buildLexicalIndex, type LexicalIndex } from "./lexical/lexical-index.js";
import { mergeLexical } from "./lexical/merge.js";
import type { RowMoves } from "./row-moves.js";
import { tokenize } from "./text/tokens.js";

export interface LexicalIndexes {
  readonly passages: LexicalIndex;
  readonly sentences: LexicalIndex;
}

const termsOf = (text: string): string[] => tokenize(text).map((token) => token.term);

/** Passages are indexed with the headings above them, sentences with their list's opening line. */
export function buildLexicalIndexes({ documents }: Pick<Corpus, "documents">): LexicalIndexes {
  const passages: string[][] = [];
  const above: (readonly string[])[] = [];
  const sentences: string[][] = [];
  for (const stored of documents) {
    const { document, divided } = stored;
    const terms = divided.sentences.map(({ start, end }) => termsOf(document.text.slice(start, end)));
    divided.sentences.forEach(({ lead }, i) => {
      sentences.push(
        lead
          ? [...termsOf(document.text.slice(lead.start, lead.end)), ...(terms[i] ?? [])]
          : (terms[i] ?? []),
      );
    });
    const headings = divided.sections.map((_, s) => headingsOf(stored, s).flatMap(termsOf));
    for (const passage of divided.passages) {
      passages.push(terms.slice(passage.firstSentence, passage.endSentence).flat());
      above.push(headings[passage.section] ?? []);
    }
  }
  return { passages: buildLexicalIndex(passages, above), sentences: buildLexicalIndex(sentences) };
}

/** The indexes of the next generation, made of the last one's and of those of its new documents alone. */
export const mergeLexicalIndexes = (
  last: LexicalIndexes,
  fresh: LexicalIndexes,
  passages: RowMoves,
  sentences: RowMoves,
): LexicalIndexes => ({
  passages: mergeLexical(last.passages, fresh.passages, passages),
  sentences: mergeLexical(last.sentences, fresh.sentences, sentences),
});
