import { leadAndNotes } from "../../answering/composing/lead.js";
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
    for (const quote of of) paragraphs.push(renderQuote(quote, column, ink));
  };
  if (answer.context) say(`(${answer.context.question})`, ink.dim);
  const { lead, notes } = leadAndNotes(answer.notices);
  for (const text of lead) say(text, ink.bold);
  switch (answer.outcome) {
    case "answered":
      if (answer.mode === "model") for (const { text } of answer.statements) say(text, ink.bold);
      quotes(answer.quotes);
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

function renderQuote(quote: AnswerQuote, width: number | null, ink: Ink): string {
  const bar = ink.mark("┃ ");
  const inner = width === null ? null : width - 2;
  const lead = quote.lead ? wrap(harmless(quote.lead.text), inner).map((line) => bar + ink.dim(line)) : [];
  const words = wrap(harmless(quote.text), inner).map((line) => bar + line);
  const { document, section } = quote;
  const facts = [
    document.title,
    section.filter((heading) => !repeatsTitle(heading, document.title)).join(" › "),
    validityText(document),
  ];
  const source = wrap(harmless(facts.filter((fact) => fact !== "").join(" · ")), inner).map(
    (line) => `  ${ink.dim(line)}`,
  );
  const link = quote.link ? [`  ${ink.dim(quote.link)}`] : [];
  return [...lead, ...words, ...source, ...link].join("\n");
}
