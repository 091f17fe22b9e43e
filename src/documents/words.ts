import { CJK_UNITS_PER_WORD, UNSPACED } from "../facts/scripts.js";

const word = /[\p{L}\p{N}\p{M}]/u;
const cjkCharacter = new RegExp(`[${UNSPACED}]`, "u");

/** How long a text is in words, for deciding sizes; not for matching. */
export function countWords(text: string): number {
  let words = 0;
  let cjk = 0;
  let inside = false;
  for (const character of text) {
    if (isAsciiWord(character.charCodeAt(0))) {
      if (!inside) words++;
      inside = true;
    } else if (character < "\u0080" || !word.test(character)) {
      // "don't" and "1,500" are one word each.
      if (!"'’.,-".includes(character)) inside = false;
    } else if (cjkCharacter.test(character)) {
      cjk++;
      inside = false;
    } else {
      if (!inside) words++;
      inside = true;
    }
  }
  return words + cjk / CJK_UNITS_PER_WORD;
}

const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
