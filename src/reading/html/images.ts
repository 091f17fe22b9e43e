import { attribute, type Element, wordsOf } from "./tree.js";

/** Longer descriptions are no signs of a sentence. */
const LONGEST = 30;

/** What an image says inside a sentence: a description that holds a number ("at most [140] euros"); else nothing. */
export function imageWords(image: Element): string {
  const words = (attribute(image, "alt") ?? "").trim();
  if (!/\d/.test(words) || words.length > LONGEST) return "";
  const { parentNode } = image;
  return parentNode !== null && wordsOf(parentNode) !== "" ? ` ${words} ` : "";
}
