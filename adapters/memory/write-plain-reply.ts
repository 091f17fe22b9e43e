import { leadAndNotes } from "../../src/answering/composing/lead.js";
import type { AnswerQuote } from "../../src/answering/schema.js";
import type { ActionName } from "../../src/bot/message.js";
import type { AnswerReply, Reply } from "../../src/bot/reply.js";
import { fill } from "../../src/bot/texts/choose.js";
import type { Texts } from "../../src/bot/texts.js";
import { validityText } from "../../src/bot/validity-text.js";

/** A reply as plain text, cut into messages only between quotes; pure. */

export interface Pressable {
  readonly action: ActionName;
  readonly answerId: string;
  readonly value: string;
}

export interface PlainMessage {
  readonly text: string;
  readonly buttons: readonly Pressable[];
}

const quoteText = (texts: Texts, quote: AnswerQuote): string => {
  const lead = quote.lead === null ? "" : `${quote.lead.text}\n`;
  const { title, issuer } = quote.document;
  const source = [title, ...quote.section, issuer, validityText(texts, quote.document)];
  return `“${lead}${quote.text}”\n  ${source.filter(Boolean).join(" · ")}${quote.link === null ? "" : `\n  ${quote.link}`}`;
};

/** Puts parts together into as few messages as hold them; a part is never cut. */
const packed = (parts: readonly string[], maxChars: number): string[] => {
  const messages: string[] = [];
  for (const part of parts.filter((text) => text !== "")) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + 2 + part.length <= maxChars)
      messages[messages.length - 1] = `${last}\n\n${part}`;
    else messages.push(part);
  }
  return messages;
};

const answerParts = ({ answer, texts, note }: AnswerReply): string[] => {
  const context =
    answer.context === undefined ? "" : fill(texts.understoodAs, { question: answer.context.question });
  const quotes = (list: readonly AnswerQuote[]): string[] => list.map((quote) => quoteText(texts, quote));
  const written = answer.mode === "model" ? answer.statements.map(({ text }) => text) : [];
  const { lead, notes } = leadAndNotes(answer.notices);
  const notices = notes.map(({ kind, text }) => `${texts.noticeKinds[kind]}: ${text}`);
  const sentence = answer.outcome === "answered" ? texts.outcomes.answered : answer.answer;
  const head = [note ?? "", context, ...lead, sentence || texts.outcomes[answer.outcome]];
  switch (answer.outcome) {
    case "answered":
      return [...head, ...written, ...quotes(answer.quotes), ...notices];
    case "not-covered":
      return [
        ...head,
        ...(answer.closest.length === 0 ? [] : [`${texts.closest}:`]),
        ...quotes(answer.closest),
        ...notices,
      ];
    case "ambiguous":
      return [
        ...head,
        ...answer.choices.flatMap((choice, index) => [
          `${index + 1}. ${choice.label}`,
          ...quotes(choice.quotes),
        ]),
        ...notices,
      ];
    case "not-allowed":
      return [...head, ...(answer.answer.includes(answer.needed) ? [] : [answer.needed])];
    case "unavailable":
      return [`${answer.error.message} ${answer.error.cure}`];
  }
};

const buttonsOf = ({ answer, buttons }: AnswerReply): Pressable[] =>
  buttons.flatMap((action) =>
    action === "choose" && answer.outcome === "ambiguous"
      ? answer.choices.map((_choice, index) => ({ action, answerId: answer.id, value: String(index) }))
      : [{ action, answerId: answer.id, value: "" }],
  );

const withButtons = (messages: readonly string[], buttons: readonly Pressable[]): PlainMessage[] =>
  messages.map((text, index) => ({ text, buttons: index === messages.length - 1 ? buttons : [] }));

/** The messages to show, in order. Empty for a reply that shows nothing ("remove"). */
export const writeReply = (reply: Reply, maxChars: number): PlainMessage[] => {
  const { texts } = reply;
  switch (reply.type) {
    case "answer":
      return withButtons(packed(answerParts(reply), maxChars), buttonsOf(reply));
    case "notice":
      return withButtons([reply.text], []);
    case "context":
      return withButtons([`${texts.contextTitle}\n\n${reply.before}«${reply.quote.text}»${reply.after}`], []);
    case "help-request":
      return withButtons(
        [`${reply.mention}: ${reply.text}`],
        [{ action: "resolve", answerId: reply.answerId, value: "" }],
      );
    case "home": {
      const documents = reply.documents.map(({ title, issuer, validity }) =>
        [title, issuer, validity].filter(Boolean).join(" · "),
      );
      const gaps = reply.gaps.map(({ question, asked }) => `${asked}× ${question}`);
      return withButtons(
        packed(
          [
            reply.heading,
            reply.howTo.join("\n"),
            `${texts.homeDocuments}\n${documents.join("\n") || texts.homeEmpty}`,
            reply.prompts.join("\n"),
            gaps.length === 0 ? "" : `${texts.homeGaps}\n${gaps.join("\n")}`,
            reply.index,
          ],
          maxChars,
        ),
        [],
      );
    }
    case "completions":
      return withButtons([reply.choices.map(({ label }) => label).join("\n")], []);
    case "remove":
      return [];
  }
};
