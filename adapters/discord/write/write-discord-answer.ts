import { leadAndNotes } from "../../../src/answering/composing/lead.js";
import type { Answer, AnswerQuote, Notice } from "../../../src/answering/schema.js";
import type { AnswerReply } from "../../../src/bot/reply.js";
import { fill } from "../../../src/bot/texts/choose.js";
import type { Texts } from "../../../src/bot/texts.js";
import { validityText } from "../../../src/bot/validity-text.js";
import { escapeLine, escapeText, linkTarget } from "./escape-markdown.js";
import { type Block, PLAIN_PAGE } from "./page-layout.js";

/** Quotes on the first page of an answer that has a "Show all quotes" button. */
const SHOWN_AT_FIRST = 3;

const line = (text: string): Block => ({ parts: [escapeText(text)] });
const small = (text: string): Block => ({ parts: [`-# ${escapeLine(text)}`] });
const strong = (text: string): Block => ({ parts: [`**${escapeLine(text)}**`] });

const noticeBlock = (notices: readonly Notice[], texts: Texts): Block[] =>
  notices.length === 0
    ? []
    : [
        {
          parts: notices.map(
            ({ kind, text }) => `⚠️ **${escapeLine(texts.noticeKinds[kind])}:** ${escapeLine(text)}`,
          ),
        },
      ];

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
const quoteParts = (quote: AnswerQuote, texts: Texts, number: number | null): readonly string[] => [
  ...(quote.lead === null ? [] : [barred(quote.lead.text)]),
  barred(quote.text),
  `-# ${sourceLine(quote, texts, number)}`,
];

const quoteBlock = (answer: Answer, index: number, texts: Texts, before: readonly string[] = []): Block[] => {
  const quote = answer.quotes[index];
  if (quote === undefined) return [];
  const number = answer.quotes.length > 1 ? index + 1 : null;
  return [{ parts: [...before, ...quoteParts(quote, texts, number)], contexts: [index] }];
};

/** In "quotes" mode the words stand once, as the quote; a model's statement stands above the quotes it rests on. */
const statementBlocks = (answer: Answer, texts: Texts): Block[] => {
  if (answer.mode === "quotes") return answer.quotes.flatMap((_, index) => quoteBlock(answer, index, texts));
  const shown = new Set<number>();
  const stated = answer.statements.flatMap((statement) => {
    const fresh = statement.quotes.filter((index) => !shown.has(index));
    for (const index of fresh) shown.add(index);
    const words = `${escapeText(statement.text)}${statement.quotes
      .filter((index) => !fresh.includes(index))
      .map((index) => ` (${index + 1})`)
      .join("")}`;
    const [first, ...others] = fresh;
    if (first === undefined) return [{ parts: [words] }];
    return [
      ...quoteBlock(answer, first, texts, [words]),
      ...others.flatMap((index) => quoteBlock(answer, index, texts)),
    ];
  });
  const left = answer.quotes.flatMap((_, index) =>
    shown.has(index) ? [] : quoteBlock(answer, index, texts),
  );
  return [...stated, ...left];
};

const passages = (quotes: readonly AnswerQuote[], texts: Texts): Block[] =>
  quotes.map((quote) => ({ parts: quoteParts(quote, texts, null) }));

const outcomeBlocks = (answer: Answer, texts: Texts): Block[] => {
  switch (answer.outcome) {
    case "answered":
      return statementBlocks(answer, texts);
    case "not-covered":
      return [
        line(answer.answer === "" ? texts.outcomes["not-covered"] : answer.answer),
        ...(answer.closest.length === 0 ? [] : [strong(texts.closest)]),
        ...passages(answer.closest, texts),
      ];
    case "ambiguous":
      return [
        line(answer.answer === "" ? texts.outcomes.ambiguous : answer.answer),
        ...answer.choices.map((choice, index) => ({
          parts: [
            `**${escapeLine(choice.label)}**`,
            ...choice.quotes.flatMap((quote) => quoteParts(quote, texts, null)),
          ],
          choice: { index, label: choice.label },
        })),
      ];
    case "not-allowed":
      return [
        line(answer.answer === "" ? texts.outcomes["not-allowed"] : answer.answer),
        ...(answer.answer.includes(answer.needed) ? [] : [line(answer.needed)]),
      ];
    case "unavailable":
      return [
        { parts: [escapeText(answer.error.message), escapeText(answer.error.cure)] },
        small(fill(texts.errorId, { id: answer.error.id })),
      ];
  }
};

/** Only the first few quotes, and how many there are, where the rest is behind a button. */
export const isShortened = ({ answer, buttons }: AnswerReply): boolean =>
  buttons.includes("show-all") && answer.quotes.length > SHOWN_AT_FIRST && answer.mode === "quotes";

const shortened = (reply: AnswerReply): { readonly answer: Answer; readonly more: Block[] } => {
  const { answer, texts } = reply;
  const total = answer.quotes.length;
  if (!isShortened(reply)) return { answer, more: [] };
  const short = { ...answer, quotes: answer.quotes.slice(0, SHOWN_AT_FIRST) };
  return { answer: short, more: [small(fill(texts.more, { shown: SHOWN_AT_FIRST, total }))] };
};

/** An answer as blocks in reading order: the answer, and what to know about it. */
export const answerBlocks = (reply: AnswerReply, noticesFirst: boolean): readonly Block[] => {
  const { texts } = reply;
  const { answer, more } = shortened(reply);
  const { lead, notes } = leadAndNotes(answer.notices);
  const notices = noticeBlock(notes, texts);
  return [
    ...(answer.context === undefined
      ? []
      : [small(fill(texts.understoodAs, { question: answer.context.question }))]),
    ...lead.map(strong),
    ...(noticesFirst ? notices : []),
    ...outcomeBlocks(answer, texts),
    ...(noticesFirst ? [] : notices),
    ...more,
  ].filter((block) => block.parts.join("").trim() !== "");
};

/** In characters as people count them; together, escaped, they stay below what a page keeps free for its head. */
const MAX_HEADING = 120;
const MAX_NOTE = 120;
const short = (words: string, most: number): string => {
  const points = [...words.replace(/\s+/g, " ").trim()];
  return points.length <= most ? points.join("") : `${points.slice(0, most - 1).join("")}…`;
};

/** The question as a heading; its beginning, where it is long. */
export const questionHeading = (question: string): string =>
  `**${escapeLine(short(question, MAX_HEADING))}**`;

export const noteLine = (note: string): string => escapeLine(short(note, MAX_NOTE));
