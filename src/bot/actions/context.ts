import type { Section } from "../../documents/structure.js";
import { notice } from "../notice.js";
import type { Act } from "./press.js";

/** Characters shown on each side of a quote, within its section. */
const AROUND = 600;

/** Moves a cut forward or back to white space, so that no word is shown in half. */
const wordStart = (text: string, from: number, floor: number): number => {
  if (from <= floor) return floor;
  const space = text.slice(from).search(/\s/u);
  return space < 0 ? from : from + space;
};
const wordEnd = (text: string, until: number, ceiling: number): number => {
  if (until >= ceiling) return ceiling;
  const space = text.slice(0, until).search(/\s\S*$/u);
  return space < 0 ? until : space;
};

const sectionAround = (
  sections: readonly Section[],
  start: number,
  length: number,
): { start: number; end: number } =>
  sections.find((section) => section.start <= start && start < section.end) ?? { start: 0, end: length };

/** The text around one quote. */
export const showContext: Act = async (services, { texts }, { action, record }) => {
  const { quotes, closest } = record.answer;
  const quote = [...quotes, ...closest][/^\d{1,4}$/.test(action.value) ? Number(action.value) : 0];
  const source =
    quote === undefined
      ? null
      : await services.answerer.source(quote.document.id, quote.document.version, record.audience);
  if (quote === undefined || source === null || source.text.slice(quote.start, quote.end) !== quote.text)
    return { reply: notice(texts, texts.replies.contextMissing) };
  const section = sectionAround(source.sections, quote.start, source.text.length);
  const from = wordStart(source.text, quote.start - AROUND, section.start);
  const until = Math.max(quote.end, wordEnd(source.text, quote.end + AROUND, section.end));
  return {
    reply: {
      type: "context",
      texts,
      private: true,
      before: source.text.slice(Math.min(from, quote.start), quote.start),
      quote,
      after: source.text.slice(quote.end, until),
    },
  };
};
