/** One line without its end; `start` and `end` leave out the white space around it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Columns before the first character; a tab goes to the next multiple of 8. */
  readonly indent: number;
  /** Columns up to the last character; wide characters take two. */
  readonly width: number;
  /** A form feed stands right before this line. */
  readonly afterPageBreak: boolean;
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** All lines of a text, blank ones too. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let afterPageBreak = false;
  for (const match of text.matchAll(LINE_END)) {
    lines.push(lineOf(text, start, match.index, afterPageBreak));
    start = match.index + match[0].length;
    afterPageBreak = match[0] === "\f";
  }
  lines.push(lineOf(text, start, text.length, afterPageBreak));
  return lines;
}

export const isBlank = (line: Line): boolean => line.start === line.end;

export const widthOf = (words: string): number => words.length + (words.match(WIDE)?.length ?? 0);

function lineOf(text: string, start: number, end: number, afterPageBreak: boolean): Line {
  const raw = text.slice(start, end);
  const left = raw.length - raw.trimStart().length;
  const words = raw.trim();
  let indent = 0;
  for (let at = 0; at < left && words !== ""; at++) {
    const character = raw.charAt(at);
    indent += character === "\t" ? 8 - (indent % 8) : widthOf(character);
  }
  const from = words === "" ? end : start + left;
  return {
    start: from,
    end: from + words.length,
    words,
    indent,
    width: indent + widthOf(words),
    afterPageBreak,
  };
}
