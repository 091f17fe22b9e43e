import { foldText } from "../documents/fold.js";

const LINK = /!?\[([^\][]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\][]*\])/gu;
const EMPHASIS = /[*_]+/gu;

/**
 * The words that a reader of the rendered page sees, made for comparing: links give their words, emphasis marks are
 * removed, white space, case, quotation marks and dashes are folded. Gold is compared so, because it is taken from the
 * rendered page whatever a reader of the file made of its markup.
 */
export const goldWords = (text: string): string =>
  foldText(text.replaceAll(LINK, "$1").replaceAll(EMPHASIS, "")).trim();
