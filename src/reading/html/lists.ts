import { attribute, childrenOf, type Element, isElement } from "./tree.js";

/** What counts the items of a numbered list. */
export interface Counter {
  readonly style: string;
  readonly step: number;
  next: number;
}

/** Null for lists without numbers. */
export function counterOf(list: Element): Counter | null {
  if (list.tagName !== "ol" || /list-style(?:-type)?\s*:\s*none/i.test(attribute(list, "style") ?? ""))
    return null;
  const reversed = attribute(list, "reversed") !== null;
  const items = reversed
    ? childrenOf(list).filter((node) => isElement(node) && node.tagName === "li").length
    : 1;
  const start = Number.parseInt(attribute(list, "start") ?? "", 10);
  return {
    style: attribute(list, "type") ?? "1",
    step: reversed ? -1 : 1,
    next: Number.isNaN(start) ? items : start,
  };
}

/** The number of the next item with its stop and a space, "" where the list has none. */
export function labelOf(item: Element, counter: Counter | null): string {
  if (counter === null) return "";
  const own = Number.parseInt(attribute(item, "value") ?? "", 10);
  const number = Number.isNaN(own) ? counter.next : own;
  counter.next = number + counter.step;
  return `${numeral(number, attribute(item, "type") ?? counter.style)}. `;
}

function numeral(number: number, style: string): string {
  if (number < 1 || number > 3999) return String(number);
  if (style === "a") return letters(number).toLowerCase();
  if (style === "A") return letters(number);
  if (style === "i") return roman(number).toLowerCase();
  return style === "I" ? roman(number) : String(number);
}

function letters(number: number): string {
  let rest = number;
  let word = "";
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    word = String.fromCharCode(65 + ((rest - 1) % 26)) + word;
  return word;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(number: number): string {
  let rest = number;
  return ROMAN.map(([value, word]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return word.repeat(times);
  }).join("");
}
