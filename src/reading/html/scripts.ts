import type { Element } from "./tree.js";

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

/** What is kept apart where two elements meet: "numbers" that would become another one, or all "words". */
export type Apart = "never" | "numbers" | "words";

/** `words` with a space where they would run together with the character before although a page may show them apart. */
export function parted(words: string, before: string, apart: Apart): string {
  const glued = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words);
  if (apart === "never" || !glued) return words;
  return apart === "words" || (/\d$/.test(before) && /^\d/.test(words)) ? ` ${words}` : words;
}

/** Whether an element may be shown apart from its neighbour by the page's style. */
export const mayBeParted = ({ tagName, attrs }: Element): boolean =>
  tagName.includes("-") || attrs.some(({ name }) => name === "class" || name === "style");
