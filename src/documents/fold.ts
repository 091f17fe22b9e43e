import type { Span } from "./span.js";

/** Text made for comparing, with the way back to the characters it was made of. */
export interface Folded {
  readonly text: string;
  /** For each unit of `text`, where the original characters behind it begin (UTF-16 code units). */
  readonly starts: Uint32Array;
  /** For each unit of `text`, where the original characters behind it end. */
  readonly ends: Uint32Array;
}

/** Marks beyond this many after one character start a new group: reordering a long run of marks is not linear. */
const MAX_MARKS = 30;

const SPACE = /[\s\u0085\u180e]/u;
const IGNORED = /[\u00ad\u200b\u2060\ufeff]/u;
const mark = /\p{M}/u;
const PLAIN: ReadonlyMap<string, string> = new Map([
  ..."‘’‚‛′＇`´".split("").map((mark) => [mark, "'"] as const),
  ..."“”„‟″＂«»".split("").map((mark) => [mark, '"'] as const),
  ..."‐‑‒–—―−﹣－".split("").map((mark) => [mark, "-"] as const),
]);

/**
 * Case, width, quotation marks and dashes made alike (Unicode NFKC, then upper and lower case, which also joins "ß"
 * with "ss"), runs of white space made one space, invisible characters left out. A lone surrogate stays as it is.
 */
export function fold(text: string): Folded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const emit = (part: string, start: number, end: number): void => {
    parts.push(part);
    for (let unit = 0; unit < part.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  };
  let at = 0;
  while (at < text.length) {
    const start = at;
    const first = characterAt(text, at);
    at += first.length;
    if (isSpace(first)) {
      while (at < text.length && isSpace(text.charAt(at))) at++;
      emit(" ", start, at);
      continue;
    }
    if (IGNORED.test(first)) continue;
    const code = first.charCodeAt(0);
    for (let marks = 0; marks < MAX_MARKS && at < text.length && text.charCodeAt(at) > 0x2ff; marks++) {
      const next = characterAt(text, at);
      if (!mark.test(next)) break;
      at += next.length;
    }
    // The note of "140¹" and the power of "10³" are no digits of the number, nor is the note of "euros¹" of the word.
    if (isRaisedDigit(code) && STANDS_APART.test(text.slice(Math.max(0, start - 3), start)))
      emit(" ", start, at);
    emit(at - start === 1 && code < 0x80 ? foldAscii(first) : foldGroup(text.slice(start, at)), start, at);
  }
  return { text: parts.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The folded text alone. */
export const foldText = (text: string): string => fold(text).text;

/** Where `start`..`end` of the folded text stands in the original. Throws RangeError when it is empty or outside. */
export function originalSpan(folded: Folded, start: number, end: number): Span {
  const from = folded.starts[start];
  const to = folded.ends[end - 1];
  if (start >= end || from === undefined || to === undefined) {
    throw new RangeError(`${start}..${end} is not a part of a folded text of ${folded.text.length} units.`);
  }
  return { start: from, end: to };
}

/** White space runs made one space, ends trimmed; for headings and one-line views of a slice. */
export const foldSpace = (text: string): string =>
  text
    .split(/[\s\u0085]+/u)
    .join(" ")
    .trim();

const isSpace = (character: string): boolean =>
  character === " " || character === "\n" || (character.length === 1 && SPACE.test(character));

const isRaisedDigit = (code: number): boolean =>
  code === 0xb9 || code === 0xb2 || code === 0xb3 || (code >= 0x2070 && code <= 0x2079);

/** A unit like "cm²" is one word. */
const STANDS_APART = /\d$|^\p{L}{3}$/u;

const foldAscii = (character: string): string => (character === "`" ? "'" : character.toLowerCase());

function foldGroup(group: string): string {
  const plain = PLAIN.get(group);
  if (plain !== undefined) return plain;
  return group.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
}

/** One code point, or one lone surrogate. */
function characterAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  const pair = code >= 0xd800 && code < 0xdc00 && low >= 0xdc00 && low < 0xe000;
  return text.slice(at, pair ? at + 2 : at + 1);
}
