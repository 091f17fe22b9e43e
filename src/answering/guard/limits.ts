import { boundOf } from "../../facts/bounds.js";
import { readNumerals } from "../../facts/numerals.js";

interface Limit {
  readonly value: string;
  readonly side: "low" | "high";
}

const DATE = /(?<!\w)d\d*x\d*x\d*/g;
const BEYOND = /(?:after|beyond|later than|from|since|past|over|above|as of)(?: the)? $/i;
const UP_TO =
  /(?:until|till|by|through|up to|no later than|before|between [^.;]{1,30} and|to|within)(?: the)? $/i;
const FIRST = /(?<![A-Za-z])first $/i;
const PAST = /(?:beyond|above|over|exceeding|in excess of|more than)(?: the)?(?: first)? $/i;

/** Values of a text with the side of them that it speaks of: dates as words of the form d2025x3x1. */
function limitsOf(text: string): Limit[] {
  const found: Limit[] = [];
  for (const m of text.matchAll(DATE)) {
    const head = text.slice(0, m.index);
    if (BEYOND.test(head)) found.push({ value: m[0], side: "low" });
    else if (UP_TO.test(head)) found.push({ value: m[0], side: "high" });
  }
  for (const n of readNumerals(text)) {
    const head = text.slice(0, n.start);
    const side = PAST.test(head) ? "low" : FIRST.test(head) ? "high" : boundOf(text, n.start, n.end);
    if (side) found.push({ value: String(n.value), side });
  }
  return found;
}

/** True when a statement speaks of what lies beyond a value that the source sets as a limit, or the other way round. */
export function beyondLimit(said: string, sources: readonly string[]): boolean {
  const told = sources.flatMap(limitsOf);
  return limitsOf(said).some(({ value, side }) => {
    const same = told.filter((t) => t.value === value);
    return same.length > 0 && same.every((t) => t.side !== side);
  });
}
