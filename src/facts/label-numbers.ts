import { hanValue } from "./han-numerals.js";
import { CARDINAL, ordinalValue, spelledValue } from "./number-words.js";
import { romanValue } from "./roman-numerals.js";

const SPELLED = new RegExp(`^(?:${CARDINAL})$`, "i");

/**
 * What the number of a part says, however it is written: "12", "１２", "XII", "twelve", "twelfth", "12th", "十二" and
 * "一二" are 12, "B" is 2. Null for other words.
 */
export function labelNumber(label: string): number | null {
  const text = plainWidth(label);
  if (/^\d+(?:st|nd|rd|th)?$/i.test(text)) return Number.parseInt(text, 10);
  if (SPELLED.test(text)) return spelledValue(text);
  // No part has the Roman number 500: a lone D or M goes on from C.
  if (/^[A-Z]$/i.test(text) && !/[IVXLC]/i.test(text)) return text.toUpperCase().charCodeAt(0) - 64;
  return ordinalValue(text) ?? romanValue(text) ?? hanValue(text);
}

/** Full-width digits and letters as plain ones. Every position stays. */
export const plainWidth = (text: string): string =>
  /[\uff10-\uff5a]/.test(text)
    ? text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (character) =>
        String.fromCharCode(character.charCodeAt(0) - 0xfee0),
      )
    : text;
