/** Raised and lowered writing, which plain text has only for digits and signs. */

const RAISED: ReadonlyMap<string, string> = new Map(
  [..."0123456789+-=()−"].map((c, at) => [c, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻"][at] ?? c]),
);
const LOWERED: ReadonlyMap<string, string> = new Map(
  [..."0123456789+-=()−"].map((c, at) => [c, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋"][at] ?? c]),
);

const ORDINAL = /^(?:st|nd|rd|th|er|re|e|eme|ème|o|a|os|as)$/i;

export type Script = "sup" | "sub";

/**
 * The words of a raised or lowered element as plain text shows them after `before`: what cannot be raised ("140" with
 * the note "a") is parted from a number, so that both keep their meaning.
 */
export function scripted(words: string, script: Script, before: string): string {
  const table = script === "sup" ? RAISED : LOWERED;
  const bare = words.trim();
  if (bare === "") return words;
  const shown = [...bare].map((character) => table.get(character) ?? character).join("");
  if (!/[\p{L}\p{N}]$/u.test(before) || ORDINAL.test(bare)) return shown;
  return /^[\p{L}\d]/u.test(shown) && (/\d$/.test(before) || script === "sup") ? ` ${shown}` : shown;
}

/** Whether two words that a page's style may show apart would run together. */
export const wouldGlue = (before: string, words: string): boolean =>
  /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words);
