import { type Numbering, numberingOf } from "../../documents/numbering.js";
import type { Unit } from "./unit.js";

const LONGEST = 300;
const SCHEMES = new Set(["arabic", "一、", "（一）", "letter"]);
const ENDED = /[.!?。！？][)\]"'”’）」』]*$/;

/**
 * Numbered lines that follow each other with nothing between are items of a list, not headings: a heading has text
 * below it. Items without an end mark are meant; numbered sentences stay clauses.
 */
export function numberedLists(units: readonly Unit[]): ReadonlySet<Unit> {
  const items = new Set<Unit>();
  units.forEach((unit, at) => {
    const before = units[at - 1];
    const [number, earlier] = [itemNumber(unit), itemNumber(before)];
    if (before === undefined || number === null || earlier === null) return;
    if (earlier.scheme !== number.scheme || earlier.number + 1 !== number.number) return;
    items.add(before);
    items.add(unit);
  });
  return items;
}

function itemNumber(unit: Unit | undefined): Numbering | null {
  if (unit === undefined || unit.bullet || unit.words.length > LONGEST || ENDED.test(unit.words.slice(-6)))
    return null;
  const numbering = numberingOf(unit.words);
  return numbering !== null && SCHEMES.has(numbering.scheme) ? numbering : null;
}
