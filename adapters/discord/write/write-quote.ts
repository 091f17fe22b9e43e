import type { AnswerQuote } from "../../../src/answering/schema.js";
import type { Texts } from "../../../src/bot/texts.js";
import { validityText } from "../../../src/bot/validity-text.js";
import { escapeLine, linkTarget } from "./escape.js";
import { PLAIN_PAGE } from "./layout.js";

/** "[Travel policy](...) · 4. Travel › 4.2 Hotels · in force since 1 Mar 2025"; what is not in force stands out. */
const sourceLine = (quote: AnswerQuote, texts: Texts, number: number | null): string => {
  const { document } = quote;
  const target = linkTarget(quote.link ?? document.url);
  const title = escapeLine(document.title);
  const validity = escapeLine(validityText(texts, document));
  const plain = document.status === "in-force" || document.status === "unknown";
  return [
    ...(number === null ? [] : [`**${number}**`]),
    target === null ? title : `[${title}](${target})`,
    ...(quote.section.length === 0 ? [] : [quote.section.map(escapeLine).join(" › ")]),
    plain ? validity : `**${validity}**`,
  ].join(" · ");
};

/** A quote that fills a plain message to the brim goes without its bar. */
const barred = (text: string): string => {
  const line = escapeLine(text);
  return line.length + 2 <= PLAIN_PAGE.characters ? `> ${line}` : line;
};

/**
 * The words, the opening line of their list where there is one, and where they stand; each part fits one message of
 * either form, because a quotable sentence has at most 1,000 characters and escaping at most doubles them.
 */
export const quoteParts = (quote: AnswerQuote, texts: Texts, number: number | null): readonly string[] => [
  ...(quote.lead === null ? [] : [barred(quote.lead.text)]),
  barred(quote.text),
  `-# ${sourceLine(quote, texts, number)}`,
];
