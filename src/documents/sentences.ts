import { stopEndsSentence } from "./abbreviations.js";
import { enclosures } from "./enclosures.js";
import { splitLong } from "./long-sentences.js";
import { sentenceStarts } from "./sentence-starts.js";
import type { Span } from "./span.js";

/** How far back and ahead a boundary is looked at; words longer than this are no abbreviations. */
const REACH = 40;

const LINE_END = /[\r\n\v\f\u0085\u2028\u2029]/g;
const CLOSERS = "\"'”’»›)]}）】」』》〉〕〗";
/** What stands in a numbered clause before its title: "1.", "2.3.", "IV.", "a.". */
const BARE_NUMBER = /^[([（]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[ivxlc]{1,6}|\p{L})[.)\]）]$/u;
const LAST_WORD = /[\p{L}\p{N}][\p{L}\p{N}.'’-]*$/u;
const FIRST_WORD = /^[\s"'“‘«(（[「『]*([\p{L}\p{N}§]*)/u;
/** A stop between spaces, as texts have it that were cut into words: the next word tells nothing then. */
const DETACHED = /(?<=[^\s.]\s)[.!?](?=\s+[^\s.])/gu;
const DETACHED_NUMBER = /^\s*[([]?[\p{L}\p{N}]{1,3} .$/u;
/** A stop with no space after it, a semicolon of Chinese, or an ellipsis before a capital: Intl.Segmenter stays silent. */
const UNSEEN =
  /(?<=\p{Ll}{2})[.!?](?=\p{Lu}[\p{Ll}\s])|；|…[”’"')）」』]*\s+(?=["“‘(]?\p{Lu})|[.!?][*_]{1,3}\s+(?=\p{Lu})|[.!?]\s+(?=[ei]\p{Lu}|mac\p{Lu}|\([a-z]{1,4}\)\s+\p{Lu})/gu;
const LOST_SPACE = /^\p{Ll}{2}[.!?]\p{Lu}[\p{Ll}\s]/u;
/** "iPhone", "eBay": a name whose first letter is small all the same. */
const SMALL_NAME = /^\p{Ll}{1,3}\p{Lu}/u;
/** "Section 3.", "§ 7.": what numbers a clause stands with its words. */
const WORD_NUMBER =
  /^(?:(?:Article|Section|Sec|Art|Chapter|Part|Clause|Rule|Step|Paragraph|Annex|Schedule)\.?|§+)\s*[\dIVXA-Z][\d.]*$/;

/**
 * The sentences of one paragraph or bullet as spans of `text`, in order, trimmed of white space, each at most
 * MAX_QUOTABLE_UNITS long; together they hold every character of `block` that is not white space.
 * Boundaries are those of Unicode Standard Annex 29, but line ends are spaces, and abbreviations, initials and numbers
 * of clauses do not end a sentence.
 */
export function sentencesOf(text: string, block: Span): Span[] {
  const words = text.slice(block.start, block.end).replace(LINE_END, " ");
  const isEnclosed = enclosures(words);
  const spans: Span[] = [];
  let start = 0;
  for (const end of [...candidates(words), words.length]) {
    if (end <= start) continue;
    if (end < words.length && (isEnclosed(end) || !isBoundary(words, start, end))) continue;
    const trimmed = trim(words, start, end);
    if (trimmed !== null) spans.push(...splitLong(words, trimmed));
    start = end;
  }
  return spans.map((span) => ({ start: span.start + block.start, end: span.end + block.start }));
}

/** Every place where a sentence may begin, in order. */
function candidates(words: string): number[] {
  const places = sentenceStarts(words);
  for (const match of words.matchAll(UNSEEN)) {
    let end = match.index + match[0].length;
    while (match[0] === "；" && CLOSERS.includes(words.charAt(end)) && end < words.length) end++;
    if (match[0].length > 1 || match[0] === "；" || !inAddress(words, match.index)) places.push(end);
  }
  for (const { index } of words.matchAll(DETACHED)) places.push(index + 1);
  return places.sort((a, b) => a - b);
}

/** A dot inside a web or mail address, or a name of many dots. */
function inAddress(words: string, at: number): boolean {
  const before =
    words
      .slice(Math.max(0, at - REACH), at)
      .split(" ")
      .at(-1) ?? "";
  const after = words.slice(at + 1, at + REACH).split(" ")[0] ?? "";
  // "Leave.Request" is a name; before a missing space stands a word of the sentence.
  return /[@/\\.]|^\p{Lu}\p{Ll}+$/u.test(before) || /[@/\\]|\.\p{L}/u.test(after);
}

function isBoundary(words: string, start: number, end: number): boolean {
  const first = words.charAt(end);
  // Closing marks after a space belong to what they close.
  if (CLOSERS.includes(first) && first !== '"' && first !== "'") return false;
  let last = end;
  while (last > start && words.charAt(last - 1).trim() === "") last--;
  // Without a space between there is no end, but in text that lost its spaces.
  if (end === last && ".!?".includes(words.charAt(end - 1)) && /[\p{Ll}\p{N}\p{Lu}*_=&/]/u.test(first))
    return LOST_SPACE.test(words.slice(Math.max(0, end - 3), end + 2)) && !inAddress(words, end - 1);
  while (last > start && "*_".includes(words.charAt(last - 1)) && /[.!?*_]/.test(words.charAt(last - 2)))
    last--;
  while (last > start && CLOSERS.includes(words.charAt(last - 1))) last--;
  const mark = words.charAt(last - 1);
  if (".!?".includes(mark) && words.charAt(last - 2).trim() === "")
    return !DETACHED_NUMBER.test(words.slice(start, last));
  const next = FIRST_WORD.exec(words.slice(end, end + REACH))?.[1] ?? "";
  if (end > last && /^\p{Ll}/u.test(next) && !SMALL_NAME.test(next) && "!?…".includes(mark)) return false;
  if (mark !== "." && mark !== ")" && mark !== "]") return true;
  if (last - start <= REACH && BARE_NUMBER.test(words.slice(start, last).trim())) return false;
  if (mark !== ".") return true;
  if (last - start <= REACH && WORD_NUMBER.test(words.slice(start, last - 1).trim())) return false;
  const reach = words.slice(Math.max(start, last - 1 - REACH), last - 1);
  const word = LAST_WORD.exec(reach)?.[0] ?? "";
  const before =
    LAST_WORD.exec(reach.slice(0, reach.length - word.length).replace(/[\s.,]+$/, ""))?.[0] ?? "";
  return stopEndsSentence(word, next, before);
}

function trim(words: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && words.charAt(from).trim() === "") from++;
  while (to > from && words.charAt(to - 1).trim() === "") to--;
  return from < to ? { start: from, end: to } : null;
}
