import { numberingOf } from "../../documents/numbering.js";
import { bulletMark } from "./bullets.js";
import { isBlank, type Line } from "./lines.js";
import type { Unit } from "./unit.js";
import { COLUMNS, isWrapped } from "./wrapping.js";

const ENDED = /[.!?。！？][)\]"'”’）」』]*$/;
const SEPARATOR = /^(?:[-_=~*#.+·—–━─═│|]\s*){3,}$/u;

/** Joins lines that were wrapped; `apart` are the indexes of lines that stand alone whatever surrounds them. */
export function joinLines(
  text: string,
  lines: readonly Line[],
  column: number | null,
  apart: ReadonlySet<number>,
): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < lines.length; ) {
    const first = lines[at];
    if (first === undefined || isBlank(first)) {
      at++;
      continue;
    }
    const mark = SEPARATOR.test(first.words.slice(0, 200)) ? 0 : bulletMark(first.words);
    let last = at;
    while (!apart.has(last) && !apart.has(last + 1) && goesOn(lines, { first: at, last, mark }, column))
      last++;
    const end = lines[last]?.end ?? first.end;
    units.push({
      start: first.start + mark,
      end,
      words: text.slice(first.start + mark, end),
      indent: first.indent,
      blankBefore: at === 0 || isBlank(lines[at - 1] ?? first),
      blankAfter: last + 1 >= lines.length || isBlank(lines[last + 1] ?? first),
      lines: last - at + 1,
      bullet: mark > 0,
    });
    at = last + 1;
  }
  return units;
}

/** Lines that are one block so far, by their indexes; `mark` is the length of the first one's bullet. */
interface JoinedLines {
  readonly first: number;
  readonly last: number;
  readonly mark: number;
}

/** Whether the line behind a block belongs to it. */
function goesOn(lines: readonly Line[], { first, last, mark }: JoinedLines, column: number | null): boolean {
  const [opening, line, next] = [lines[first], lines[last], lines[last + 1]];
  if (opening === undefined || line === undefined || next === undefined || isBlank(next)) return false;
  if (
    bulletMark(next.words) > 0 ||
    SEPARATOR.test(next.words.slice(0, 200)) ||
    SEPARATOR.test(line.words.slice(0, 200))
  ) {
    return false;
  }
  if (mark > 0 && next.indent > opening.indent && next.indent >= opening.indent + Math.min(mark, 2))
    return true;
  if (column === null || COLUMNS.test(next.words.slice(0, 200)) || COLUMNS.test(line.words.slice(0, 200)))
    return false;
  if (!isWrapped(line, next, column, first === last)) return false;
  const ended = ENDED.test(line.words.slice(-10));
  if (ended && next.indent > line.indent + 1 && last > first) return false;
  // A number at the beginning of a line may be a reference ("pursuant to / Article 5"); after a full stop it is not.
  return !(ended && numberingOf(next.words) !== null);
}
