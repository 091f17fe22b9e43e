import { leadAndNotes } from "../../../src/answering/composing/lead.js";
import { quoteGroups } from "../../../src/answering/composing/quote-groups.js";
import type { Answer } from "../../../src/answering/schema.js";
import type { AnswerReply } from "../../../src/bot/reply.js";
import { clean, escaped, MOST_TEXT_CHARS } from "./slack-blocks.js";
import { sentenceOf, understood } from "./write-slack-answer.js";
import { quotedText, sourceText } from "./write-slack-quote.js";

/** The parts of an answer as plain text; a part is never cut. */
const partsOf = (reply: AnswerReply): string[] => {
  const { answer, texts } = reply;
  switch (answer.outcome) {
    case "answered":
      return [
        ...(answer.mode === "quotes" ? [] : answer.statements.map((statement) => clean(statement.text))),
        ...quoteGroups(answer).flatMap(({ label, quotes, listed }) => {
          const of = quotes.flatMap((index) => answer.quotes[index] ?? []);
          const words = of.map((quote) => `${listed ? "• " : ""}“${quotedText(quote)}”`);
          const source = of.slice(0, 1).map((quote) => `(${sourceText(quote, texts)})`);
          return [...(label === null ? [] : [clean(label)]), [...words, ...source].join("\n")];
        }),
      ];
    case "ambiguous":
      return [sentenceOf(answer, texts), ...answer.choices.map((choice) => `• ${clean(choice.label)}`)];
    case "not-covered":
      return [
        sentenceOf(answer, texts),
        ...answer.closest.slice(0, 3).map((quote) => `“${quotedText(quote)}”\n(${sourceText(quote, texts)})`),
      ];
    case "not-allowed":
      return [
        sentenceOf(answer, texts),
        ...(answer.answer.includes(answer.needed) ? [] : [clean(answer.needed)]),
      ];
    case "unavailable":
      return [
        clean(answer.error.message),
        clean(answer.error.cure),
        texts.errorId.replace("{id}", () => answer.error.id),
      ];
  }
};

const noticesOf = (answer: Answer, reply: AnswerReply): string[] =>
  leadAndNotes(answer.notices).notes.map(
    ({ kind, text }) => `${reply.texts.noticeKinds[kind]}: ${clean(text)}`,
  );

/**
 * What notifications and screen readers get: the whole answer, escaped; where it is longer than a text that can still
 * be updated, as many whole parts as fit.
 */
export const answerText = (reply: AnswerReply): string => {
  const first = understood(reply.answer, reply.texts);
  const note = reply.note === undefined ? [] : [clean(reply.note)];
  const parts = [
    ...note,
    ...(first === null ? [] : [first]),
    ...leadAndNotes(reply.answer.notices).lead.map(clean),
    ...partsOf(reply),
    ...noticesOf(reply.answer, reply),
  ];
  let text = "";
  for (const part of parts) {
    const next = text === "" ? escaped(part) : `${text}\n${escaped(part)}`;
    if (next.length > MOST_TEXT_CHARS - 2) return `${text}\n…`;
    text = next;
  }
  return text === "" ? escaped(clean(reply.answer.answer)).slice(0, MOST_TEXT_CHARS) || "…" : text;
};
