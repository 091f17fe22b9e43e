import { leadAndNotes } from "../../answering/composing/lead.js";
import { type QuoteGroup, quoteGroups } from "../../answering/composing/quote-groups.js";
import type { Answer, AnswerQuote } from "../../answering/schema.js";
import { type Ink, inkFor } from "./ink.js";
import { repeatsTitle } from "./repeats-title.js";
import { validityText } from "./validity.js";
import { harmless, wrap } from "./wrap.js";

export interface Page {
  /** Columns; null when nothing is to be wrapped. */
  readonly width: number | null;
  readonly colour: boolean;
}

/** An answer as a person reads it in a terminal: the words once, each quote marked and followed by where it stands. */
export function renderAnswer(answer: Answer, { width, colour }: Page): string {
  const ink = inkFor(colour);
  const column = width === null ? null : Math.max(20, Math.min(width, 100));
  const paragraphs: string[] = [];
  const say = (text: string, style: (line: string) => string = (line) => line): void => {
    paragraphs.push(wrap(harmless(text), column).map(style).join("\n"));
  };
  const quotes = (of: readonly AnswerQuote[]): void => {
    for (const quote of of) paragraphs.push(renderGroup(ALONE, [quote], column, ink));
  };
  if (answer.context) say(`(${answer.context.question})`, ink.dim);
  const { lead, notes } = leadAndNotes(answer.notices);
  for (const text of lead) say(text, ink.bold);
  switch (answer.outcome) {
    case "answered":
      if (answer.mode === "model") for (const { text } of answer.statements) say(text, ink.bold);
      for (const group of quoteGroups(answer)) {
        if (group.label !== null) say(group.label, ink.bold);
        const of = group.quotes.flatMap((index) => answer.quotes[index] ?? []);
        paragraphs.push(renderGroup(group, of, column, ink));
      }
      break;
    case "not-covered":
      say(answer.answer, ink.bold);
      quotes(answer.closest);
      break;
    case "ambiguous":
      say(answer.answer, ink.bold);
      answer.choices.forEach((choice, i) => {
        say(`${i + 1}. ${choice.label}`, ink.bold);
        quotes(choice.quotes);
      });
      break;
    case "not-allowed":
      say(answer.answer, ink.bold);
      if (!answer.answer.includes(answer.needed)) say(answer.needed);
      break;
    case "unavailable":
      say(answer.error.message, ink.bold);
      say(
        answer.error.cure.includes(answer.error.id)
          ? answer.error.cure
          : `${answer.error.cure} (${answer.error.id})`,
      );
      break;
  }
  for (const notice of notes) say(`! ${notice.text}`, ink.warn);
  return `${paragraphs.join("\n\n")}\n`;
}

const ALONE = { listed: false, sourceFirst: false, linked: false };

/** Quotes with the one line that says where they stand, and links to them. */
function renderGroup(
  { listed, sourceFirst, linked }: Pick<QuoteGroup, "listed" | "sourceFirst" | "linked">,
  quotes: readonly AnswerQuote[],
  width: number | null,
  ink: Ink,
): string {
  const bar = ink.mark("┃ ");
  const inner = width === null ? null : width - 2;
  const below = (link: string | null): string[] => (link === null ? [] : [`  ${ink.dim(link)}`]);
  const words = quotes.flatMap((quote) => {
    const lead = quote.lead ? wrap(harmless(quote.lead.text), inner).map((line) => bar + ink.dim(line)) : [];
    const lines = wrap(harmless(quote.text), inner === null ? null : inner - (listed ? 2 : 0));
    const marked = listed ? lines.map((line, i) => `${i === 0 ? "• " : "  "}${line}`) : lines;
    return [...lead, ...marked.map((line) => bar + line), ...(linked ? below(quote.link) : [])];
  });
  const [first] = quotes;
  if (first === undefined) return "";
  const { document, section } = first;
  const facts = [
    document.title,
    section.filter((heading) => !repeatsTitle(heading, document.title)).join(" › "),
    validityText(document),
  ];
  const source = wrap(harmless(facts.filter((fact) => fact !== "").join(" · ")), inner);
  const link = linked ? [] : below(first.link);
  if (sourceFirst) return [...source.map(ink.bold), ...words, ...link].join("\n");
  return [...words, ...source.map((line) => `  ${ink.dim(line)}`), ...link].join("\n");
}
