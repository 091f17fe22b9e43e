import type { Confidence } from "../answering/finding/confidence.js";
import type { Answer } from "../answering/schema.js";
import { fold } from "../documents/fold.js";
import { mean } from "./measures.js";

/** What `verse eval --json` prints; a figure is absent where the data have no such part. */
export type Figures = Readonly<Record<string, number>>;

/** One question's row of `--out`: every figure can be computed again from these. */
export interface QuestionRow {
  readonly id: string;
  readonly kind: string;
  readonly ranked: readonly string[];
  readonly outcome: Answer["outcome"];
  readonly quotes: readonly EvaluatedQuote[];
  readonly closest: readonly EvaluatedQuote[];
  readonly choices: readonly EvaluatedQuote[];
  readonly gold: readonly string[];
  /** How many of the gold texts must be quoted. */
  readonly need: number;
  readonly confidence: Confidence;
}

interface EvaluatedQuote {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const evaluatedQuotes = (quotes: Answer["quotes"]): EvaluatedQuote[] =>
  quotes.map(({ document, start, end, text }) => ({ document: document.id, start, end, text }));

/** White space, case-independent quotation marks and dashes folded, so that gold is compared by its words. */
const folded = (text: string): string => fold(text).text;

/**
 * Whether enough gold stands in the first `depth` quotes; where several are needed, the first quote has to hold one
 * and the first three all of them. The quotes of an ambiguous answer are those of its choices.
 */
export function holdsGold(row: QuestionRow, depth: number): boolean {
  const shown =
    row.quotes.length > 0
      ? row.quotes
      : row.kind === "ambiguous" && row.choices.length > 0
        ? row.choices
        : row.closest;
  const texts = shown.slice(0, depth).map(({ text }) => folded(text));
  const held = row.gold.filter((gold) => texts.some((text) => text.includes(folded(gold)))).length;
  return held >= Math.min(row.need, depth);
}

/** Figures about quotes and refusal; only those that the rows can support. */
export function quoteFigures(rows: readonly QuestionRow[]): Figures {
  const answerable = rows.filter(({ kind }) => kind !== "none");
  const unanswerable = rows.filter(({ kind }) => kind === "none");
  const withGold = answerable.filter(({ gold }) => gold.length > 0);
  const words = rows.flatMap(({ quotes }) => quotes.map(({ text }) => text.trim().split(/\s+/u).length));
  const share = (part: readonly QuestionRow[], test: (row: QuestionRow) => boolean): number =>
    mean(part.map((row) => Number(test(row))));
  return {
    ...(withGold.length > 0
      ? {
          quote1: share(withGold, (row) => holdsGold(row, 1)),
          quote3: share(withGold, (row) => holdsGold(row, 3)),
        }
      : {}),
    ...(answerable.length > 0 ? { kept: share(answerable, ({ outcome }) => outcome !== "not-covered") } : {}),
    ...(unanswerable.length > 0
      ? { refused: share(unanswerable, ({ outcome }) => outcome === "not-covered") }
      : {}),
    ...(words.length > 0 ? { meanQuoteWords: mean(words) } : {}),
  };
}
