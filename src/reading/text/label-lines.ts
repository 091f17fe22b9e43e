import { numberingOf } from "../../documents/numbering.js";
import { countWords } from "../../documents/words.js";
import type { Unit } from "./unit.js";

const MOST_WORDS = 12;
const ENDED = /[.!?:;,。！？：；，、…][)\]"'”’）」』》]*$/;

/** A label that stands on a line of its own ("Part I") and the title on the next line are one heading. */
export function joinLabels(text: string, units: readonly Unit[]): Unit[] {
  const joined: Unit[] = [];
  units.forEach((unit, at) => {
    const label = joined.at(-1);
    const follows = at > 0 && label !== undefined && label.end === units[at - 1]?.end;
    if (!follows || !isBareLabel(label) || !isTitle(unit) || units[at + 1] === undefined) {
      joined.push(unit);
      return;
    }
    joined[joined.length - 1] = {
      ...label,
      end: unit.end,
      words: text.slice(label.start, unit.end),
      lines: label.lines + unit.lines,
      blankAfter: unit.blankAfter,
    };
  });
  return joined;
}

function isBareLabel({ bullet, words }: Unit): boolean {
  return !bullet && words.length < 30 && numberingOf(words)?.length === words.length;
}

function isTitle({ bullet, words, lines }: Unit): boolean {
  if (bullet || lines > 2 || words.length > 200 || ENDED.test(words) || /^\p{Ll}/u.test(words)) return false;
  return numberingOf(words) === null && countWords(words) <= MOST_WORDS;
}
