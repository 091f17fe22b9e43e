import type { Span } from "./span.js";
import { MAX_QUOTABLE_UNITS } from "./structure.js";
import { splitsPair } from "./surrogates.js";

/** A piece shorter than this is not worth a cut at a clause mark. */
const SHORTEST_PIECE = 200;

const STRONG = ";:；：";
const WEAK = ",，、—";
const FULL_WIDTH = "；：，、—";

/** Parts a trimmed span that is too long to quote: at clause marks, else at white space, else between characters. */
export function splitLong(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let { start } = span;
  while (span.end - start > MAX_QUOTABLE_UNITS) {
    const cut = cutOf(text, start, start + MAX_QUOTABLE_UNITS);
    let end = cut;
    while (end > start && text.charAt(end - 1).trim() === "") end--;
    pieces.push({ start, end });
    start = cut;
    while (start < span.end && text.charAt(start).trim() === "") start++;
  }
  pieces.push({ start, end: span.end });
  return pieces;
}

/** The end of the first piece; more than `start`, at most `limit`. */
function cutOf(text: string, start: number, limit: number): number {
  for (const marks of [STRONG, WEAK]) {
    for (let at = limit; at > start + SHORTEST_PIECE; at--) {
      const mark = text.charAt(at - 1);
      if (marks.includes(mark) && (FULL_WIDTH.includes(mark) || text.charAt(at).trim() === "")) return at;
    }
  }
  for (let at = limit; at > start; at--) if (text.charAt(at).trim() === "") return at;
  return splitsPair(text, limit) ? limit - 1 : limit;
}
