/** Chinese, Japanese and Korean write no spaces: about this many characters make a word. */
export const CJK_UNITS_PER_WORD = 1.7;

/** Texts are compared by the words of their script: Chinese, Japanese and Korean ones, or all others. */
export type Script = "cjk" | "other";

/** What a model was trained to read: "latin" is every script but the Chinese, Japanese and Korean ones. */
export type ScriptsRead = "latin" | "any";

export const reads = (scripts: ScriptsRead, text: string): boolean =>
  scripts === "any" || scriptOf(text) === "other";

/** Chinese prose full of foreign names stays Chinese; foreign prose with some Chinese names stays foreign. */
const MAX_CJK_SHARE = 0.3;

/** Characters of Chinese, for the inside of a pattern with the flag u. */
export const HAN = "\\p{Script=Han}";
/** Characters of the scripts that are written without spaces: Korean is written with them. */
export const UNSPACED = `${HAN}\\p{Script=Hiragana}\\p{Script=Katakana}`;
/** Characters of Chinese, Japanese and Korean. */
export const CJK = `${UNSPACED}\\p{Script=Hangul}`;
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

/** Share of a text's letters that are CJK, 0 to 1. */
export function cjkShare(text: string): number {
  if (LATIN.test(text)) return 0;
  const cjk = text.match(cjkCharacter)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : cjk / letters;
}

const hanCharacter = /\p{Script=Han}/gu;
const latinWord = /[A-Za-z\u00C0-\u024F]{2,}/g;

/** The script that carries the text: one Han character says about as much as one Latin word. */
export function mainScriptOf(text: string): "han" | "latin" {
  const han = text.match(hanCharacter)?.length ?? 0;
  const latin = text.match(latinWord)?.length ?? 0;
  return han > latin ? "han" : "latin";
}
