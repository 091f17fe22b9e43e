import { quoteGroups } from "../../../src/answering/composing/quote-groups.js";
import type { Answer, AnswerQuote } from "../../../src/answering/schema.js";
import type { Texts } from "../../../src/bot/texts.js";
import { type Block, clean, escaped, MOST_SECTION_CHARS, paragraph, textElement } from "./slack-blocks.js";
import { listedBlock, quoteBlock, quotedText } from "./write-slack-quote.js";

/** What must stay together: a statement with its first quote, one more quote, or quotes that are read as one list. */
export interface Group {
  readonly blocks: readonly Block[];
  /** Those whose place in their document can be shown. */
  readonly quotes: readonly number[];
}

export type Stated = Pick<Answer, "mode" | "form" | "statements" | "quotes">;

/** One block of a list holds at most so many characters; a longer list goes on in the next. */
const MOST_LISTED_CHARS = 5_000;

const statementBlocks = (text: string): Block[] => {
  const whole = clean(text);
  const most = MOST_SECTION_CHARS / 2;
  const parts = Math.ceil(whole.length / most);
  return Array.from({ length: parts }, (_, index) =>
    paragraph(textElement(whole.slice(index * most, (index + 1) * most), { bold: true })),
  );
};

export const groupsOf = (answer: Stated, texts: Texts): Group[] =>
  answer.mode === "model" ? statedGroups(answer, texts) : quotedGroups(answer, texts);

/** Each of a model's statements, and the quotes it stands on, once. */
const statedGroups = (answer: Stated, texts: Texts): Group[] => {
  const printed = new Set<number>();
  const groups: Group[] = [];
  const addQuote = (index: number, before: readonly Block[]): void => {
    const quote = answer.quotes[index];
    if (quote === undefined) return;
    printed.add(index);
    // Statements may be shown before it is known whether a second quote follows, so the first has its number too.
    groups.push({ blocks: [...before, quoteBlock(quote, texts, index + 1)], quotes: [index] });
  };
  for (const statement of answer.statements) {
    const fresh = statement.quotes.filter((index) => !printed.has(index));
    const said = statementBlocks(statement.text);
    if (fresh.length === 0) groups.push({ blocks: said, quotes: [] });
    fresh.forEach((index, at) => {
      addQuote(index, at === 0 ? said : []);
    });
  }
  answer.quotes.forEach((_quote, index) => {
    if (!printed.has(index)) addQuote(index, []);
  });
  return groups;
};

/** A statement is its quote: the words are printed once. */
const quotedGroups = (answer: Stated, texts: Texts): Group[] => {
  const groups = quoteGroups(answer);
  const numbered = groups.length > 1;
  return groups.flatMap(({ label, quotes, ...layout }): Group[] => {
    const [first = 0] = quotes;
    const number = numbered ? first + 1 : null;
    const of = quotes.flatMap((index) => answer.quotes[index] ?? []);
    const before = label === null ? [] : statementBlocks(label);
    const parts = layout.listed ? chunksOf(of) : [of];
    return parts.map((part, at) => ({
      blocks: [...(at === 0 ? before : []), listedBlock(part, texts, { ...layout, number })],
      quotes: at === 0 ? [first] : [],
    }));
  });
};

function chunksOf(quotes: readonly AnswerQuote[]): AnswerQuote[][] {
  const chunks: AnswerQuote[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const quote of quotes) {
    const more = escaped(quotedText(quote)).length;
    chars += more;
    if (chars > MOST_LISTED_CHARS) {
      chunks.push([]);
      chars = more;
    }
    chunks.at(-1)?.push(quote);
  }
  return chunks;
}
