import type { types } from "@slack/bolt";
import { quoteGroups } from "../../../src/answering/composing/quote-groups.js";
import type { ActionName } from "../../../src/bot/message.js";
import type { AnswerReply } from "../../../src/bot/reply.js";
import type { Texts } from "../../../src/bot/texts.js";
import { actionId, actionValue, FEEDBACK_ID, type PressedAction } from "../read/interaction-ids.js";
import { type Block, buttonLabel } from "./slack-blocks.js";

/** `tail` tells buttons of one action in one message apart. */
export const button = (pressed: PressedAction, text: string, tail = pressed.value): types.Button => ({
  type: "button",
  text: buttonLabel(text),
  action_id: actionId(pressed.action, tail),
  value: actionValue(pressed),
});

const thumb = (action: ActionName, answerId: string, texts: Texts) => ({
  text: buttonLabel(texts.buttons[action]),
  value: actionValue({ action, answerId, value: "" }),
});

const feedback = (answerId: string, texts: Texts): Block => ({
  type: "context_actions",
  elements: [
    {
      type: "feedback_buttons",
      action_id: FEEDBACK_ID,
      positive_button: thumb("helpful", answerId, texts),
      negative_button: thumb("not-helpful", answerId, texts),
    },
  ],
});

export interface Paging {
  readonly page: number;
  readonly pages: number;
  /** Only the first quotes are shown, and "show all" leads to the pages. */
  readonly collapsed: boolean;
}

export const ONE_PAGE: Paging = { page: 0, pages: 1, collapsed: false };

const pageButtons = (answerId: string, texts: Texts, { page, pages, collapsed }: Paging): types.Button[] => {
  const to = (target: number, text: string) =>
    button({ action: "show-all", answerId, value: String(target) }, text, `to${target}`);
  if (collapsed) return [to(0, texts.buttons["show-all"])];
  return [
    ...(page > 0 ? [to(page - 1, texts.previous)] : []),
    ...(page + 1 < pages ? [to(page + 1, texts.next)] : []),
  ];
};

/** One button for each quote that is shown; numbered, as the quotes are, when there are several. */
const contextButtons = (
  answerId: string,
  texts: Texts,
  shown: readonly number[],
  numbered: boolean,
): types.Button[] =>
  shown.map((index) =>
    button(
      { action: "context", answerId, value: String(index) },
      numbered ? `${texts.buttons.context} ${index + 1}` : texts.buttons.context,
    ),
  );

/** Actions that have a place of their own, or none: they are not plain buttons under the answer. */
const ELSEWHERE: readonly ActionName[] = ["helpful", "reason", "context", "show-all", "choose"];

/** What can be pressed under one page of an answer, in the order that the bot gave. `shown`: places of its quotes. */
export const answerButtons = (
  { answer, buttons, texts }: AnswerReply,
  shown: readonly number[],
  paging: Paging,
): Block[] => {
  const numbered = answer.mode === "model" ? answer.quotes.length > 1 : quoteGroups(answer).length > 1;
  const thumbs = buttons.includes("helpful");
  const plainOnes = [
    ...pageButtons(answer.id, texts, paging),
    ...(buttons.includes("context") ? contextButtons(answer.id, texts, shown, numbered) : []),
    ...buttons
      .filter((action) => !ELSEWHERE.includes(action) && !(action === "not-helpful" && thumbs))
      .map((action) => button({ action, answerId: answer.id, value: "" }, texts.buttons[action])),
  ];
  return [
    ...(thumbs ? [feedback(answer.id, texts)] : []),
    ...(plainOnes.length > 0 ? [{ type: "actions" as const, elements: plainOnes.slice(0, 25) }] : []),
  ];
};
