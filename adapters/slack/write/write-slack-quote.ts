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

const quotedElements = (quote: AnswerQuote): InlineElement[] => {
  const lead = quote.lead === null ? "" : clean(quote.lead.text);
  return nonEmpty([textElement(lead === "" ? "" : `${lead}\n`), textElement(clean(quote.text))]);
};

export const quotedText = (quote: AnswerQuote): string =>
  [quote.lead === null ? "" : clean(quote.lead.text), clean(quote.text)].filter(Boolean).join(" ");

/** A quote and the line that says where it stands, in one block so that nothing can come between them. */
export const quoteBlock = (quote: AnswerQuote, texts: Texts, number: number | null): Block => {
  const source = { type: "rich_text_section" as const, elements: sourceElements(quote, texts, number) };
  const whole = quotedText(quote);
  if (whole === "" || escaped(whole).length > MOST_QUOTE_CHARS)
    return { type: "rich_text", elements: [source] };
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: quotedElements(quote) }, source],
  };
};
