import { cjkShare } from "./tokens.js";

/** Texts are compared by the words of their script: Chinese, Japanese and Korean ones, or all others. */
export type Script = "cjk" | "other";

/** Chinese prose with some foreign names stays Chinese; foreign prose with some Chinese names stays foreign. */
const MAX_CJK_SHARE = 0.3;

const ANY_CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export const scriptOf = (text: string): Script =>
  ANY_CJK.test(text) && cjkShare(text) > MAX_CJK_SHARE ? "cjk" : "other";
