import { type Numbering, numberingOf } from "../../documents/numbering.js";
import { countWords } from "../../documents/words.js";
import { HAN_DIGITS } from "../../facts/han-numerals.js";
import type { Unit } from "./unit.js";
import { COLUMNS } from "./wrapping.js";

const MOST_WORDS = 22;
const MOST_TITLE_WORDS = 32;
const MOST_PLAIN_WORDS = 10;
const LONGEST = 240;
/** A sentence-case line is a heading where what follows is at least this many times longer. */
const TIMES_LONGER = 1.5;

const ENDED = /[.!?:;,。！？：；，、…|][)\]"'”’）」』》]*$/;
const PROSE_END = /[.!?:;。！？：；][)\]"'”’）」』》]*$/;
const LABELLED = /^[^\p{Script=Han}:：]{1,28}[:：]\s*\S|^\p{Script=Han}{2,6}[:：]\s*\S/u;
const DATE_LIKE = new RegExp(`^[\\d\\s./年月日${HAN_DIGITS}十-]+$`, "u");
const SMALL_WORDS = new Set(
  "a an and as at by for from in into nor of on or per than the to up via vs with within without under over its their".split(
    " ",
  ),
);

/** What a heading looks like, for giving it a level. */
export interface HeadingStyle {
  /** "title", "caps", "plain", or the scheme of its numbering. */
  readonly style: string;
  readonly number: number | null;
}

/** Whether `unit` is a heading; `next` is the unit of content that follows it. */
export function headingStyle(unit: Unit, next: Unit | undefined, isFirst: boolean): HeadingStyle | null {
  const { words } = unit;
  if (unit.bullet || words.length > LONGEST || unit.lines > 3) return null;
  const size = countWords(words);
  if (size < 1 && !numberingOf(words)) return null;
  const numbering = numberingOf(words);
  if (numbering !== null) return next === undefined ? null : numbered(words, numbering, size);
  if (ENDED.test(words) || next === undefined || COLUMNS.test(words) || DATE_LIKE.test(words)) return null;
  if (isFirst && size <= MOST_TITLE_WORDS) return { style: "title", number: null };
  if (size > MOST_WORDS || LABELLED.test(words) || /^\p{Ll}/u.test(words) || /[.!?。！？]\s/u.test(words))
    return null;
  if (isCapitals(words)) return { style: "caps", number: null };
  const plain: HeadingStyle = { style: "plain", number: null };
  if (next.bullet) return size <= MOST_WORDS ? plain : null;
  const prose = PROSE_END.test(next.words.slice(-6)) && next.words.length >= words.length * TIMES_LONGER;
  if (isTitleCase(words)) return prose || numberingOf(next.words) || next.blankBefore ? plain : null;
  return prose && size <= MOST_PLAIN_WORDS ? plain : null;
}

function numbered(words: string, { scheme, number, length }: Numbering, size: number): HeadingStyle | null {
  const rest = words.slice(length);
  const style: HeadingStyle = { style: scheme, number };
  if (rest.trim() === "") return style;
  if (size > MOST_WORDS || ENDED.test(rest) || /[.!?。！？]\s+\p{Lu}/u.test(rest)) return null;
  // "Article 5 of the Act applies" begins a sentence, "Article 5 Leave" and "Article 5. leave" do not.
  if (scheme === "ordinal") return style;
  return /^\p{Ll}/u.test(rest) && !/[.:、．)–—]\s*$/.test(words.slice(0, length)) ? null : style;
}

const isCapitals = (words: string): boolean => /\p{Lu}{3}/u.test(words) && !/\p{Ll}/u.test(words);

function isTitleCase(words: string): boolean {
  const long = words
    .split(/[\s/-]+/)
    .filter((word) => /^[“‘"'(]?\p{L}/u.test(word) && !SMALL_WORDS.has(word.toLowerCase()));
  const capitals = long.filter((word) => /^[“‘"'(]?\p{Lu}/u.test(word));
  return long.length > 0 && capitals.length >= long.length * 0.75;
}
