import type { SourceDocument } from "./document.js";

/** A place in a file; both count from 1, columns in UTF-16 code units. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** From `at` on, the text stands at this place of the file, until the next mark. */
export interface PlaceMark extends FilePlace {
  readonly at: number;
}

/** Digits of the code: five bits each, the sixth says that more follow, as source maps have it. */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The marks in rising order as one short string: differences to the mark before. */
export function encodePlaces(marks: readonly PlaceMark[]): string {
  const digits: string[] = [];
  let before: PlaceMark = { at: 0, line: 1, column: 1 };
  for (const mark of marks) {
    // The column is told as its difference to where the text alone would lead.
    const expected = mark.line === before.line ? before.column + mark.at - before.at : 1;
    digits.push(number(mark.at - before.at), number(mark.line - before.line), number(mark.column - expected));
    before = mark;
  }
  return digits.join("");
}

/** The marks that `encodePlaces` was given. */
function decodePlaces(places: string): PlaceMark[] {
  const marks: PlaceMark[] = [];
  let before: PlaceMark = { at: 0, line: 1, column: 1 };
  const read = reader(places);
  for (let step = read(); step !== null; step = read()) {
    const at = before.at + step;
    const line = before.line + (read() ?? 0);
    const expected = line === before.line ? before.column + at - before.at : 1;
    before = { at, line, column: expected + (read() ?? 0) };
    marks.push(before);
  }
  return marks;
}

type Placed = Pick<SourceDocument, "text" | "places">;

/** Where in its file the character of the text at `position` stands. */
export const placeOf = (document: Placed, position: number): FilePlace => placesIn(document)(position);

/** The same for many positions of one document. */
export function placesIn({ text, places }: Placed): (position: number) => FilePlace {
  const marks = places === undefined ? lineStarts(text) : decodePlaces(places);
  return (position) => {
    let from = 0;
    let to = marks.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((marks[middle]?.at ?? 0) <= position) from = middle + 1;
      else to = middle;
    }
    const { at, line, column } = marks[from - 1] ?? { at: 0, line: 1, column: 1 };
    return { line, column: column + position - at };
  };
}

function lineStarts(text: string): PlaceMark[] {
  const marks: PlaceMark[] = [{ at: 0, line: 1, column: 1 }];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g))
    marks.push({ at: index + end.length, line: marks.length + 1, column: 1 });
  return marks;
}

function number(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let digits = "";
  do {
    const more = rest >= 32;
    digits += DIGITS.charAt((rest % 32) + (more ? 32 : 0));
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return digits;
}

/** Gives the next number at each call; null at the end. */
function reader(digits: string): () => number | null {
  let position = 0;
  return () => {
    if (position >= digits.length) return null;
    let value = 0;
    for (let weight = 1; position < digits.length; weight *= 32) {
      const digit = DIGITS.indexOf(digits.charAt(position++));
      value += (digit % 32) * weight;
      if (digit < 32) break;
    }
    return value % 2 === 1 ? -(value - 1) / 2 : value / 2;
  };
}
