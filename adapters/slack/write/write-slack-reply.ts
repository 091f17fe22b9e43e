import type { types } from "@slack/bolt";
import type { HelpRequestReply, NoticeReply, Reply } from "../../../src/bot/reply.js";
import type { ReceivedMessage } from "../read/received-message.js";
import {
  type Block,
  clean,
  escaped,
  type InlineElement,
  MOST_BLOCKS,
  MOST_TEXT_CHARS,
  paragraph,
  section,
  shortened,
  textElement,
} from "./slack-blocks.js";
import { answerText } from "./write-answer-text.js";
import { button } from "./write-buttons.js";
import { answerBlocks } from "./write-slack-answer.js";
import {
  contextBlocks,
  contextView,
  homeBlocks,
  homeView,
  reasonView,
  suggestedPrompts,
} from "./write-views.js";

export interface Content {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** What is to be done with a reply; deciding is pure, ReplySender carries it out. */
export type Plan =
  | { readonly do: "post"; readonly content: Content; readonly private: boolean; readonly ask: boolean }
  | { readonly do: "replace"; readonly content: Content }
  | { readonly do: "modal"; readonly view: types.ModalView; readonly otherwise: Content }
  | { readonly do: "home"; readonly view: types.HomeView }
  | {
      readonly do: "prompts";
      readonly title: string;
      readonly prompts: readonly { title: string; message: string }[];
    }
  | { readonly do: "remove"; readonly refs: readonly string[] }
  | { readonly do: "nothing" };

const plainContent = (text: string): Content => {
  const most = MOST_TEXT_CHARS / 2;
  const lines = text
    .split("\n")
    .map(clean)
    .filter((line) => line !== "");
  const shown = lines.map((line) => shortened(line, most));
  return {
    text: shortened(shown.map(escaped).join("\n"), MOST_TEXT_CHARS) || "…",
    blocks: shown.slice(0, 20).map((line) => paragraph(textElement(line))),
  };
};

const mentionElements = (id: string): InlineElement[] => {
  if (/^[UW][A-Z0-9]+$/u.test(id)) return [{ type: "user", user_id: id }, textElement(" ")];
  if (/^S[A-Z0-9]+$/u.test(id)) return [{ type: "usergroup", usergroup_id: id }, textElement(" ")];
  return [];
};

/** The one message that may call somebody: whom the configuration names. */
const helpContent = (reply: HelpRequestReply): Content => ({
  text: escaped(clean(reply.text)).slice(0, MOST_TEXT_CHARS) || "…",
  blocks: [
    paragraph(
      ...mentionElements(reply.mention),
      textElement(shortened(clean(reply.text), MOST_TEXT_CHARS / 2) || "…"),
    ),
    {
      type: "actions",
      elements: [
        button({ action: "resolve", answerId: reply.answerId, value: "" }, reply.texts.buttons.resolve),
      ],
    },
  ],
});

const keptFor = ({ message, target }: ReceivedMessage): string =>
  JSON.stringify({
    answerId: message.type === "action" ? message.answerId : "",
    channel: target.channel,
    threadTs: target.threadTs,
    thread: message.place.thread,
    kind: message.place.kind,
    external: message.place.external,
  });

/** A call for help that everybody may know to be settled loses its button. */
const isSettled = (reply: NoticeReply, { message }: ReceivedMessage): boolean =>
  message.type === "action" && message.action === "resolve" && !reply.private;

/** A reply and what it replies to -> what to do. Pure. */
export const writeReply = (reply: Reply, received: ReceivedMessage): Plan => {
  const { message, target } = received;
  switch (reply.type) {
    case "answer": {
      const content = { text: answerText(reply), blocks: answerBlocks(reply) };
      // A reader's own copy turns its pages in place too.
      const ownCopy = message.type === "action" && message.action !== "share" && target.pressed?.ephemeral;
      if (target.pressed !== null && (reply.replace || ownCopy === true)) return { do: "replace", content };
      return { do: "post", content, private: reply.private, ask: false };
    }
    case "notice": {
      if (isSettled(reply, received) && target.pressed !== null)
        return { do: "replace", content: plainContent(`${target.pressed.text}\n✅ ${reply.text}`) };
      const content = plainContent(reply.text);
      if (message.type !== "action" || message.action !== "not-helpful" || target.triggerId === null)
        return { do: "post", content, private: reply.private, ask: false };
      return {
        do: "modal",
        view: reasonView(reply.text, reply.texts, keptFor(received)),
        otherwise: content,
      };
    }
    case "context":
      return {
        do: "modal",
        view: contextView(reply),
        otherwise: { text: escaped(reply.texts.contextTitle), blocks: contextBlocks(reply) },
      };
    case "help-request":
      return { do: "post", content: helpContent(reply), private: false, ask: true };
    case "remove":
      return { do: "remove", refs: reply.refs };
    case "home":
      if (message.type === "home") return { do: "home", view: homeView(reply) };
      if (message.type === "opened")
        return { do: "prompts", title: clean(reply.heading), prompts: suggestedPrompts(reply) };
      return {
        do: "post",
        content: { text: escaped(clean(reply.heading)), blocks: homeBlocks(reply).slice(0, MOST_BLOCKS) },
        private: reply.private,
        ask: false,
      };
    case "completions":
      return { do: "nothing" };
  }
};

export const interruptedContent = (text: string): Content => ({
  text: escaped(text),
  blocks: [section(text)],
});
