import type { NoticeReply } from "./reply.js";
import type { Texts } from "./texts.js";

/** A plain sentence of the bot's own as a reply; only its reader sees it unless said otherwise. */
export const notice = (texts: Texts, text: string, isPrivate = true): NoticeReply => ({
  type: "notice",
  texts,
  private: isPrivate,
  text,
});
