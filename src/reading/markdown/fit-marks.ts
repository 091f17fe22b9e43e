import type { PlaceMark } from "../../documents/places.js";

/** A mark's line is known but for links and code that stand on several lines; so many lines on are looked at. */
const MOST_LINES_ON = 3;
/** So many units of the words are looked for in their line, and no further than this. */
const LOOKED_FOR = 12;
const REACH = 4000;

/**
 * The marks of a page made of Markdown as places of the Markdown: `lines` are the lines behind the page's lines, the
 * columns are found by the words.
 */
export function fitMarks(
  marks: readonly PlaceMark[],
  lines: readonly number[],
  text: string,
  source: string,
): PlaceMark[] {
  const sourceLines = source.split(/\r\n|\n|\r/);
  let cursor = { line: 0, column: 0 };
  return marks.map(({ at, line }) => {
    const first = lines[line - 1] ?? 1;
    const words = text.slice(at, at + LOOKED_FOR).split("\n")[0] ?? "";
    for (let on = 0; on <= MOST_LINES_ON; on++) {
      const from = cursor.line === first + on ? cursor.column : 0;
      const found = find(sourceLines[first + on - 1] ?? "", words, from);
      if (found < 0) continue;
      cursor = { line: first + on, column: found };
      return { at, line: first + on, column: found + 1 };
    }
    return { at, line: first, column: cursor.line === first ? cursor.column + 1 : 1 };
  });
}

/** The words may go on in other markup after their first. */
function find(line: string, words: string, from: number): number {
  const near = line.slice(from, from + REACH);
  const whole = near.indexOf(words);
  const first = whole >= 0 ? whole : near.indexOf(/^\S+/.exec(words)?.[0] ?? words);
  return first < 0 ? -1 : first + from;
}
