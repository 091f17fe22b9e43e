import type { Confidence } from "../answering/finding/confidence.js";
import type { Answer, NoticeKind } from "../answering/schema.js";
import { goldWords } from "./gold-words.js";
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
  /** Kinds of the notices, of which `uncertain` is an honest hedge. */
  readonly notices: readonly NoticeKind[];
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
  /** Words of the opening line that is shown with the quote. */
  readonly lead: string | null;
}

/** What a row keeps of an answer. */
export const evaluatedAnswer = (
  answer: Answer,
): Pick<QuestionRow, "outcome" | "quotes" | "closest" | "choices" | "notices"> => ({
  outcome: answer.outcome,
  quotes: evaluatedQuotes(answer.quotes),
  closest: evaluatedQuotes(answer.closest),
  choices:
    answer.outcome === "ambiguous" ? evaluatedQuotes(answer.choices.flatMap(({ quotes }) => quotes)) : [],
  notices: answer.notices.map(({ kind }) => kind),
});

const evaluatedQuotes = (quotes: Answer["quotes"]): EvaluatedQuote[] =>
  quotes.map(({ document, start, end, text, lead }) => {
    return { document: document.id, start, end, text, lead: lead?.text ?? null };
  });

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
  const texts = shown.slice(0, depth).map(({ lead, text }) => goldWords(`${lead ?? ""} ${text}`));
  const held = row.gold.map(goldWords).filter((gold) => texts.some((text) => text.includes(gold))).length;
  return held >= Math.min(row.need, depth);
}

/** Said of a question that no document answers, without a word that it may not answer. */
const isAsserted = ({ outcome, notices }: QuestionRow): boolean =>
  outcome === "answered" && !notices.includes("uncertain");

const isDenied = ({ outcome }: QuestionRow): boolean => outcome === "not-covered";

/** Figures about quotes and refusal; only those that the rows can support. */
export function quoteFigures(rows: readonly QuestionRow[]): Figures {
  const answerable = rows.filter(({ kind }) => kind !== "none");
  const unanswerable = rows.filter(({ kind }) => kind === "none");
  const withGold = answerable.filter(({ gold }) => gold.length > 0);
  const right = withGold.filter((row) => row.quotes.length > 0 && holdsGold(row, 1));
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
    ...(answerable.length > 0
      ? { kept: share(answerable, (row) => !isDenied(row)), denied: share(answerable, isDenied) }
      : {}),
    ...(unanswerable.length > 0
      ? { refused: share(unanswerable, isDenied), asserted: share(unanswerable, isAsserted) }
      : {}),
    ...(right.length > 0 ? { quotesShown: mean(right.map(({ quotes }) => quotes.length)) } : {}),
    ...(words.length > 0 ? { meanQuoteWords: mean(words) } : {}),
  };
}
