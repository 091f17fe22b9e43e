import { CJK_UNITS_PER_WORD } from "../../documents/words.js";

/** Texts are compared by the words of their script: Chinese, Japanese and Korean ones, or all others. */
export type Script = "cjk" | "other";

/** What a model was trained to read: "latin" is every script but the Chinese, Japanese and Korean ones. */
export type ScriptsRead = "latin" | "any";

export const reads = (scripts: ScriptsRead, text: string): boolean =>
  scripts === "any" || scriptOf(text) === "other";

/** Chinese prose full of foreign names stays Chinese; foreign prose with some Chinese names stays foreign. */
const MAX_CJK_SHARE = 0.3;

const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}";
const cjkCharacter = new RegExp(`[${CJK}]`, "gu");
/** European letters and punctuation: most texts need no look into Unicode's tables. */
const LATIN = /^[\x00-\u024f\u2010-\u203a]*$/;
const otherWord = new RegExp(`(?:(?![${CJK}])[\\p{L}\\p{M}])+`, "gu");

/** By the share of words, because a Latin word has more letters than a Chinese one. */
export function scriptOf(text: string): Script {
  if (LATIN.test(text)) return "other";
  const cjk = (text.match(cjkCharacter)?.length ?? 0) / CJK_UNITS_PER_WORD;
  if (cjk === 0) return "other";
  const other = text.match(otherWord)?.length ?? 0;
  return cjk / (cjk + other) > MAX_CJK_SHARE ? "cjk" : "other";
}
