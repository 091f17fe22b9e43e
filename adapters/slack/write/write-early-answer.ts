import type { AnswerQuote } from "../../../src/answering/schema.js";
import type { EarlyStatement } from "../../../src/bot/early-statement.js";
import type { Texts } from "../../../src/bot/texts.js";
import type { Block } from "./slack-blocks.js";
import { aboveBlocks, FIRST_QUOTES, firstPageBlocks } from "./write-slack-answer.js";

/** Less than a page holds in the end: how much room the notices take is not known before they are there. */
const EARLY_CHARS = 7_000;

/**
 * The beginning of an answer of which these statements are known; empty for none. More statements only make it
 * longer, and the whole answer begins with it: nothing is shown early that the answer's first page might not hold.
 * Rich text, as in the whole answer, since it is literal: in Markdown a model's words could call somebody or link.
 */
export const earlyBlocks = (early: readonly EarlyStatement[], texts: Texts): Block[] => {
  const [first] = early;
  if (first === undefined) return [];
  const quotes: AnswerQuote[] = [];
  for (const { statement, quotes: own } of early)
    statement.quotes.forEach((place, at) => {
      const quote = own[at];
      if (quote !== undefined) quotes[place] = quote;
    });
  const statements = early.map(({ statement }) => statement);
  return [
    ...aboveBlocks(first, texts),
    ...firstPageBlocks(
      { mode: "model", form: "sentences", statements, quotes },
      texts,
      EARLY_CHARS,
      FIRST_QUOTES,
    ),
  ];
};

/** What is still to be shown of these blocks when some are; null when they do not begin with them. */
export const restAfter = (shown: readonly Block[], all: readonly Block[]): Block[] | null =>
  shown.every((block, at) => JSON.stringify(block) === JSON.stringify(all[at]))
    ? all.slice(shown.length)
    : null;

const textsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "text" && typeof item === "string" ? [item] : textsIn(item),
  );
};

/** By which blocks that were sent are known again. */
export const longestText = (blocks: readonly Block[]): string =>
  textsIn(blocks).reduce((longest, text) => (text.length > longest.length ? text : longest), "");
