import type { Reply } from "../../bot/reply.js";
import { type Page, renderAnswer } from "./terminal.js";
import { harmless, wrap } from "./wrap.js";

/** A reply of the bot as a terminal shows it; null for what is not an answer or a few sentences. */
export function renderReply(reply: Reply, page: Page): string | null {
  const plain = (text: string): string =>
    `${text
      .split("\n")
      .flatMap((line) => wrap(harmless(line), page.width))
      .join("\n")}\n`;
  if (reply.type === "notice") return plain(reply.text);
  if (reply.type !== "answer") return null;
  const note = reply.note === undefined ? "" : `${plain(reply.note)}\n`;
  return note + renderAnswer(reply.answer, page);
}
