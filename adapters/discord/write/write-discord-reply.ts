import { ButtonStyle } from "discord.js";
import { quoteGroups } from "../../../src/answering/composing/quote-groups.js";
import type { ActionName, IncomingMessage } from "../../../src/bot/message.js";
import type {
  AnswerReply,
  ContextReply,
  HelpRequestReply,
  NoticeReply,
  Reply,
} from "../../../src/bot/reply.js";
import { fill } from "../../../src/bot/texts/choose.js";
import type { Texts } from "../../../src/bot/texts.js";
import { type Press, pressId } from "../read/interaction-ids.js";
import {
  type ButtonPlan,
  box,
  buttonRows,
  NO_MENTIONS,
  type Outgoing,
  plainPages,
  text,
} from "./discord-components.js";
import { escapeLine, escapeText } from "./escape-markdown.js";
import {
  type Block,
  COMPONENT_PAGE,
  HEAD_RESERVE,
  layOut,
  type Page,
  PLAIN_PAGE,
  textOf,
} from "./page-layout.js";
import { answerBlocks, isShortened, noteLine, questionHeading } from "./write-discord-answer.js";
import { writeHome } from "./write-discord-home.js";

export interface WriteContext {
  /** What the reply answers. */
  readonly cause: IncomingMessage | null;
  /** Roles of the server the reply goes to. */
  readonly roles: ReadonlySet<string>;
  /** Page of a list of documents. */
  readonly page: number;
  /** The first words of the message that was pressed; null where none was. */
  readonly sourceHead: string | null;
}

/** A command's words are not shown to the other people in a channel, so its answer, on all its pages, repeats them. */
const repeatsQuestion = ({ cause, sourceHead }: WriteContext, heading: string): boolean =>
  sourceHead === heading ||
  (cause?.type === "question" && (cause.manner === "command" || cause.manner === "shortcut"));

/** A button, unless its id would be too long for Discord. */
const button = (press: Press, label: string, style?: ButtonStyle): ButtonPlan[] => {
  const id = pressId(press);
  return id === null ? [] : [{ id, label, ...(style === undefined ? {} : { style }) }];
};

/** The button that turns to a page of an answer. */
const pageButton = (answerId: string, page: number, label: string, style?: ButtonStyle): ButtonPlan[] =>
  button({ action: "show-all", answerId, value: `${page}` }, label, style);

const pageLine = (texts: Texts, index: number, pages: number): string =>
  pages < 2 ? "" : `-# ${escapeLine(fill(texts.page, { page: index + 1, pages }))}`;

const turning = (texts: Texts, answerId: string, index: number, pages: number): ButtonPlan[] => [
  ...(index > 0 ? pageButton(answerId, index - 1, `◀ ${texts.previous}`) : []),
  ...(index < pages - 1 ? pageButton(answerId, index + 1, `${texts.next} ▶`, ButtonStyle.Primary) : []),
];

/** What the reply's own list of buttons becomes on one page of it. */
const pressable = (
  reply: AnswerReply,
  page: Page,
): { readonly each: ButtonPlan[]; readonly whole: ButtonPlan[] } => {
  const { answer, texts } = reply;
  const single = (action: ActionName, style?: ButtonStyle) =>
    button({ action, answerId: answer.id, value: "" }, texts.buttons[action], style);
  const numbered = answer.mode === "model" ? answer.quotes.length > 1 : quoteGroups(answer).length > 1;
  const quotes = page.flatMap((block) => block.contexts ?? []);
  const contexts = quotes.flatMap((index) =>
    button(
      { action: "context", answerId: answer.id, value: `${index}` },
      numbered ? `${texts.buttons.context} ${index + 1}` : texts.buttons.context,
    ),
  );
  const choices = page.flatMap(({ choice }) =>
    choice === undefined
      ? []
      : button(
          { action: "choose", answerId: answer.id, value: `${choice.index}` },
          choice.label,
          ButtonStyle.Primary,
        ),
  );
  const each: ButtonPlan[] = [];
  const whole: ButtonPlan[] = [];
  for (const action of reply.buttons) {
    if (action === "context") each.push(...contexts);
    else if (action === "choose") each.push(...choices);
    else if (action === "show-all")
      whole.push(...(isShortened(reply) ? pageButton(answer.id, 0, texts.buttons["show-all"]) : []));
    else whole.push(...single(action));
  }
  return { each, whole };
};

const writeAnswer = (reply: AnswerReply, context: WriteContext): Outgoing => {
  const { texts, answer } = reply;
  const heading = questionHeading(answer.question);
  const head: Block[] = [
    ...(repeatsQuestion(context, heading) ? [{ parts: [heading] }] : []),
    ...(reply.note === undefined ? [] : [{ parts: [noteLine(reply.note)] }]),
    ...(answer.outcome === "answered" ? [{ parts: [escapeLine(texts.outcomes.answered)] }] : []),
  ];
  const ordered = answerBlocks(reply, false);
  const fitted = layOut(ordered, COMPONENT_PAGE);
  const pages = fitted.length === 1 ? fitted : layOut(answerBlocks(reply, true), COMPONENT_PAGE);
  const index = Math.min(Math.max(0, reply.page), pages.length - 1);
  const page = pages[index] ?? [];
  const { each, whole } = pressable(reply, page);
  return {
    messages: [
      [
        box([...head, ...page], pageLine(texts, index, pages.length)),
        ...buttonRows(turning(texts, answer.id, index, pages.length)),
        ...buttonRows(each),
        ...buttonRows(whole),
      ],
    ],
    plain: plainPages(layOut([...head, ...ordered], PLAIN_PAGE)),
    mentions: NO_MENTIONS,
  };
};

const SIMPLE_PAGE = { ...COMPONENT_PAGE, characters: COMPONENT_PAGE.characters + HEAD_RESERVE };

const simple = (blocks: readonly Block[], buttons: readonly ButtonPlan[] = []): Outgoing => ({
  messages: layOut(blocks, SIMPLE_PAGE).map((page, index, pages) => [
    ...page.map((block) => text(textOf(block))),
    ...(index === pages.length - 1 ? buttonRows(buttons) : []),
  ]),
  plain: plainPages(layOut(blocks, PLAIN_PAGE)),
  mentions: NO_MENTIONS,
});

/** After "not helpful" the thanks carry the way to say why: a form can only answer a press of its own. */
const writeNotice = (reply: NoticeReply, cause: IncomingMessage | null): Outgoing => {
  const asks = cause?.type === "action" && cause.action === "not-helpful";
  return simple(
    [{ parts: [escapeText(reply.text)] }],
    asks ? button({ action: "reason", answerId: cause.answerId, value: "" }, reply.texts.buttons.reason) : [],
  );
};

/** The quote stands out in the text around it. */
const writeContext = (reply: ContextReply): Outgoing => {
  const around = (words: string): Block[] =>
    words.trim() === ""
      ? []
      : words
          .trim()
          .split(/\n\s*\n/)
          .map((paragraph) => ({ parts: [escapeLine(paragraph)] }));
  const blocks: Block[] = [
    { parts: [`**${escapeLine(reply.texts.contextTitle)}: ${escapeLine(reply.quote.document.title)}**`] },
    ...around(reply.before),
    { parts: [`> ${escapeLine(reply.quote.text)}`] },
    ...around(reply.after),
  ];
  return {
    messages: layOut(blocks, SIMPLE_PAGE).map((page) => [box(page, "")]),
    plain: plainPages(layOut(blocks, PLAIN_PAGE)),
    mentions: NO_MENTIONS,
  };
};

/** `roles`: ids that are roles of the server; any other id is a person's. */
const writeHelp = (reply: HelpRequestReply, roles: ReadonlySet<string>): Outgoing => {
  const isRole = roles.has(reply.mention);
  const named = /^\d+$/.test(reply.mention) ? `<@${isRole ? "&" : ""}${reply.mention}> ` : "";
  return {
    ...simple(
      [{ parts: [`${named}${escapeText(reply.text)}`] }],
      button({ action: "resolve", answerId: reply.answerId, value: "" }, reply.texts.buttons.resolve),
    ),
    mentions: isRole
      ? { roles: [reply.mention], users: [] }
      : { roles: [], users: named === "" ? [] : [reply.mention] },
  };
};

/** Content as Discord shows it; null for replies that post nothing. Pure. */
export const writeReply = (reply: Reply, context: WriteContext): Outgoing | null => {
  switch (reply.type) {
    case "answer":
      return writeAnswer(reply, context);
    case "notice":
      return writeNotice(reply, context.cause);
    case "context":
      return writeContext(reply);
    case "help-request":
      return writeHelp(reply, context.roles);
    case "home":
      return writeHome(reply, context.cause?.type === "browse" ? context.cause.text : "", context.page);
    case "remove":
    case "completions":
      return null;
  }
};
