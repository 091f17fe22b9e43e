import type { Action, IncomingMessage, Question } from "../../src/bot/message.js";
import type { Reply } from "../../src/bot/reply.js";
import { english } from "../../src/bot/texts/english-texts.js";
import type { ShownMessage } from "./chat-harness.js";

/** Visible characters only: layout may fold or add white space, it may not change a word. */
export const visible = (text: string): string => text.replace(/\s+/gu, " ").trim();

export const notice = (text: string, isPrivate = false): Reply => ({
  type: "notice",
  texts: english,
  private: isPrivate,
  text,
});

export const spoken = (text: string, thread: string | null = null) =>
  ({ text, kind: "channel", person: "ann", channel: "general", thread }) as const;

export const shows =
  (text: string) =>
  (messages: readonly ShownMessage[]): boolean =>
    visible(messages.map((message) => message.text).join("\n")).includes(visible(text));

export const isQuestion = (message: IncomingMessage): message is Question => message.type === "question";
export const isAction = (message: IncomingMessage): message is Action => message.type === "action";
