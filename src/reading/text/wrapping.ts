import { isBlank, type Line, widthOf } from "./lines.js";

/** Text wrapped wider than this is not wrapped but written in long lines. */
const WIDEST = 130;
const NARROWEST = 30;
/** Of the lines that could be wrapped, this many must end inside a sentence. */
const LEAST_SHARE_OPEN = 0.5;
/** A line that ends inside a sentence and is at least this much of the column goes on in the next. */
const SHORTEST_SHARE = 0.5;

/** A gap of spaces inside a line: columns, not prose. */
export const COLUMNS = /\S {3,}\S/;
const ENDED = /[.!?:;。！？：；][)\]"'”’）」』]*$/;
const CONTINUES = /^[\p{Ll}\d\p{Script=Han}(（“"]/u;
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Text breaks at white space, and before and after each Chinese or Japanese character: "2025年10月" after "2025". */
const UNBROKEN = /^[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*/u;

/** The column at which a text was wrapped by hand or by a program, or null where each line is a paragraph. */
export function wrapColumn(lines: readonly Line[]): number | null {
  const widths = lines
    .filter((line) => !isBlank(line) && !COLUMNS.test(line.words.slice(0, WIDEST)))
    .map((line) => line.width);
  widths.sort((a, b) => a - b);
  // A few over-long lines (addresses, tables) do not hide that the rest is wrapped.
  const column = widths[Math.max(0, widths.length - 1 - Math.floor(widths.length / 50))] ?? 0;
  if (column < NARROWEST || column > WIDEST) return null;
  let full = 0;
  let open = 0;
  let continued = 0;
  for (let at = 0; at + 1 < lines.length; at++) {
    const [line, next] = [lines[at], lines[at + 1]];
    if (line === undefined || next === undefined || isBlank(line) || isBlank(next)) continue;
    if (!reaches(line, next, column)) continue;
    full++;
    if (!ENDED.test(line.words)) open++;
    if (!ENDED.test(line.words) && CONTINUES.test(next.words)) continued++;
  }
  return continued > 0 && open / full >= LEAST_SHARE_OPEN ? column : null;
}

/** Whether `line` (the first of its paragraph or not) goes on in `next`, in a text wrapped at `column`. */
export function isWrapped(line: Line, next: Line, column: number, isFirst: boolean): boolean {
  if (reaches(line, next, column)) return true;
  // Programs that even out line lengths, and people, stop short of the column. A first line may be a heading.
  const open = line.width > column * SHORTEST_SHARE && !ENDED.test(line.words);
  return open && (!isFirst || /^\p{Ll}/u.test(next.words));
}

/** The first word of `next` would not have fitted onto `line`. */
function reaches(line: Line, next: Line, column: number): boolean {
  if (CJK_START.test(next.words)) return line.width + 4 > column;
  const word = UNBROKEN.exec(next.words.slice(0, WIDEST))?.[0] ?? "";
  return line.width + 1 + widthOf(word) > column;
}
