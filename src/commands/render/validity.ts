import type { AnswerQuote } from "../../answering/schema.js";
import { english } from "../../bot/texts/english-texts.js";
import { validityText as worded } from "../../bot/validity-text.js";

/** "in force until 31 Mar 2030", in the words of the chats; empty when the catalogue says nothing of it. */
export const validityText = (document: AnswerQuote["document"]): string =>
  document.status === "unknown" ? "" : worded(english, document);
