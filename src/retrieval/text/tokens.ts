import { CJK } from "../../facts/scripts.js";
import { stemEnglish } from "./english-stemmer.js";
import { remembering } from "./remembering.js";
import { oneSpelling } from "./spelling.js";
import { STOPWORDS } from "./stopwords.js";

/** A run of Chinese, Japanese or Korean; a number with separators; a word of any other script. */
const units = new RegExp(
  `[${CJK}]+|\\p{N}+(?:[.,]\\p{N}+)+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+(?:['’](?:(?![${CJK}])\\p{L})+)*`,
  "gu",
);
/** The same for a text of ASCII alone, as most questions are: nothing of Unicode's tables has to be loaded for it. */
const ASCII_UNITS = /\d+(?:[.,]\d+)+|[a-z\d]+(?:'[a-z]+)*/gi;
const cjkStart = new RegExp(`^[${CJK}]`, "u");
/** A corpus has far fewer words than occurrences of them. */
const stem = remembering((word) => stemEnglish(oneSpelling(word)), 100_000);
const ASCII = /^[\x00-\x7f]*$/;
const isAscii = (text: string): boolean => ASCII.test(text);
/** Longer runs are markup or data, not words; their head is enough to find them by. */
const MAX_TERM = 64;

export interface Token {
  /** What the index knows: a stem, a number without thousands separators, or a pair of CJK characters. */
  readonly term: string;
  /** The folded word that the term was made of. */
  readonly word: string;
  readonly kind: "word" | "number" | "cjk";
}

/** Case, width and accents folded; the words themselves stay whole. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘]/g, "'")
    .normalize("NFC");
}

/**
 * The terms of a text in order, stopwords left out. CJK runs become overlapping character pairs (a single character
 * stays single), after J. Y. Nie et al., "On the use of words and n-grams for Chinese information retrieval", 2000.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  if (isAscii(text)) {
    for (const [unit] of text.matchAll(ASCII_UNITS)) pushWord(tokens, unit.toLowerCase());
    return tokens;
  }
  for (const match of text.matchAll(units)) {
    const unit = match[0];
    if (cjkStart.test(unit)) pushPairs(tokens, unit.normalize("NFKC"));
    else pushWord(tokens, foldWord(unit));
  }
  return tokens;
}

/** The terms alone, in order. */
export const termsIn = (text: string): string[] => tokenize(text).map(({ term }) => term);

function pushWord(tokens: Token[], word: string): void {
  if ((isAscii(word) ? /^\d/ : /^\p{N}/u).test(word)) {
    const term = word.replace(/,(?=\d{3}(?:\D|$))/g, "").slice(0, MAX_TERM);
    tokens.push({ term, word, kind: "number" });
    return;
  }
  if (word === "" || STOPWORDS.has(word)) return;
  tokens.push({ term: stem(word.slice(0, MAX_TERM)), word, kind: "word" });
}

function pushPairs(tokens: Token[], run: string): void {
  const characters = [...run];
  if (characters.length === 1) tokens.push({ term: run, word: run, kind: "cjk" });
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i]}${characters[i + 1]}`;
    tokens.push({ term: pair, word: pair, kind: "cjk" });
  }
}
