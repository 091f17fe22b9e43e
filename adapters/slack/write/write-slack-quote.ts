import type { AnswerQuote } from "../../../src/answering/schema.js";
import type { Texts } from "../../../src/bot/texts.js";
import { validityText } from "../../../src/bot/validity-text.js";
import {
  type Block,
  clean,
  escaped,
  type InlineElement,
  linkElement,
  nonEmpty,
  shortened,
  textElement,
} from "./slack-blocks.js";

/** Far above any quotable sentence; beyond it only the source is named, since a quote is never cut. */
const MOST_QUOTE_CHARS = 9_000;
const MOST_TITLE = 200;
const MOST_SECTION = 200;

/** The innermost heading says where to look; the outer ones would fill a phone's screen. */
const sectionOf = (quote: AnswerQuote): string => shortened(clean(quote.section.at(-1) ?? ""), MOST_SECTION);

const titleOf = (quote: AnswerQuote): string =>
  shortened(clean(quote.document.title), MOST_TITLE) || quote.document.id;

/** "Title, section, validity", the title linked; `number` where several quotes are to be told apart. */
export const sourceElements = (quote: AnswerQuote, texts: Texts, number: number | null): InlineElement[] => {
  const section = sectionOf(quote);
  // What is not in force must not be overlooked.
  const style = quote.document.status === "in-force" ? undefined : { bold: true };
  return [
    ...(number === null ? [] : [textElement(`${number}. `)]),
    linkElement(titleOf(quote), quote.link ?? quote.document.url),
    textElement(section === "" ? " · " : ` · ${section} · `),
    textElement(validityText(texts, quote.document), style),
  ];
};

export const sourceText = (quote: AnswerQuote, texts: Texts): string =>
  [titleOf(quote), sectionOf(quote), validityText(texts, quote.document)]
    .filter((part) => part !== "")
    .join(" · ");

export const quotedText = (quote: AnswerQuote): string =>
  [quote.lead === null ? "" : clean(quote.lead.text), clean(quote.text)].filter(Boolean).join(" ");

/** How quotes are read together. */
interface Layout {
  readonly listed: boolean;
  readonly sourceFirst: boolean;
  readonly linked: boolean;
  /** Where several groups are to be told apart. */
  readonly number: number | null;
}

const quotedElements = (quote: AnswerQuote, { listed, linked }: Layout): InlineElement[] => {
  const lead = quote.lead === null ? "" : clean(quote.lead.text);
  const words = clean(quote.text);
  return [
    ...(lead === "" ? [] : [textElement(`${lead}\n`)]),
    ...(listed ? [textElement("• ")] : []),
    linked ? linkElement(words, quote.link) : textElement(words),
  ];
};

/** Quotes of one section and the line that says where they stand, in one block so that nothing can come between them. */
export const listedBlock = (quotes: readonly AnswerQuote[], texts: Texts, layout: Layout): Block => {
  const [first] = quotes;
  if (first === undefined) return { type: "rich_text", elements: [] };
  const elements = sourceElements(first, texts, layout.number);
  const source = { type: "rich_text_section" as const, elements };
  const shown = quotes.filter((quote) => {
    const whole = quotedText(quote);
    return whole !== "" && escaped(whole).length <= MOST_QUOTE_CHARS;
  });
  if (shown.length === 0) return { type: "rich_text", elements: [source] };
  const words = shown.flatMap((quote, at) => [
    ...(at === 0 ? [] : [textElement("\n")]),
    ...quotedElements(quote, layout),
  ]);
  const quoted = { type: "rich_text_quote" as const, elements: nonEmpty(words) };
  return { type: "rich_text", elements: layout.sourceFirst ? [source, quoted] : [quoted, source] };
};

/** One quote by itself. */
export const quoteBlock = (quote: AnswerQuote, texts: Texts, number: number | null): Block =>
  listedBlock([quote], texts, { listed: false, sourceFirst: false, linked: false, number });
