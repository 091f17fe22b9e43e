import type { Answer } from "../../answering/schema.js";
import { mayShow } from "../access.js";
import { buttonsFor } from "../buttons.js";
import type { MessageContext } from "../message-context.js";
import { notice } from "../notice.js";
import type { AnswerReply } from "../reply.js";
import type { Act, Press } from "./press.js";

const numberIn = (value: string): number => (/^\d{1,4}$/.test(value) ? Number(value) : 0);

/** The asker's own press changes the answer in place; anybody else gets a copy that nobody else sees. */
const shown = (
  context: MessageContext,
  { action, record, byAsker }: Press,
  answer: Answer,
  page: number,
): AnswerReply => ({
  type: "answer",
  texts: context.texts,
  private: record.private || !byAsker,
  answer,
  buttons: buttonsFor(answer, action.place, record.private, context.access).filter(
    (button) => button !== "show-all",
  ),
  page,
  replace: byAsker,
});

/** Every quote, a page at a time. */
export const showAll: Act = async (_services, context, press) => ({
  reply: shown(context, press, press.record.answer, numberIn(press.action.value)),
  questionId: press.record.id,
});

/** What an ambiguous answer says for one of its choices. */
const chosen = (answer: Answer, index: number): Answer | null => {
  if (answer.outcome !== "ambiguous") return null;
  const { choices, ...rest } = answer;
  const choice = choices[index];
  if (choice === undefined) return null;
  const statements = choice.quotes.map((quote, position) => ({
    text: quote.text.replace(/\s+/gu, " ").trim(),
    quotes: [position],
  }));
  return {
    ...rest,
    outcome: "answered",
    statements,
    quotes: choice.quotes,
    closest: [],
    answer: statements.map(({ text }) => text).join("\n"),
  };
};

export const choose: Act = async (_services, context, press) => {
  const answer = chosen(press.record.answer, numberIn(press.action.value));
  if (answer === null) return { reply: notice(context.texts, context.texts.replies.gone) };
  return { reply: shown(context, press, answer, 0), questionId: press.record.id };
};

/** Shows a private answer to everybody: only the asker, and only what the place itself may see. */
export const share: Act = async (services, { texts, access }, { action, record, byAsker }) => {
  if (!byAsker) return { reply: notice(texts, texts.replies.notYours) };
  if (!mayShow(access.audience, record.audience)) return { reply: notice(texts, texts.replies.shareRefused) };
  await services.store.questions.save({ ...record, private: false });
  return {
    reply: {
      type: "answer",
      texts,
      private: false,
      answer: record.answer,
      buttons: buttonsFor(record.answer, action.place, false, access),
      page: 0,
      replace: false,
    },
    questionId: record.id,
  };
};
