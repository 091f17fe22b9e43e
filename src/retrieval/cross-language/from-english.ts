import type { QueryConcept } from "../lexical/bm25.js";
import { type Token, termsIn, tokenize } from "../text/tokens.js";
import type { Lexicon } from "./lexicon.js";
import { conceptOf, type Translation } from "./translation.js";

/** Words of a question that a dictionary may know as one meaning. */
const LONGEST_PHRASE = 4;
/** Chinese words kept of a meaning. */
const MOST_WORDS = 8;
/** A word that only mentions the term in a longer meaning. */
const MENTION_WEIGHT = 0.5;

/** An English question in the character pairs of Chinese documents; `knows` tells whether one of these holds a term. */
export function fromEnglish(
  question: string,
  lexicon: Lexicon,
  knows: (term: string) => boolean,
): Translation {
  const tokens = tokenize(question);
  const concepts: QueryConcept[] = [];
  const first: QueryConcept[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const { size, words, weight } = wordsAt(tokens, at, lexicon, knows);
    const key = termsOf(tokens, at, size);
    at += size;
    if (seen.has(key)) continue;
    seen.add(key);
    const itself: [string, number] = [key, 1];
    const pairs = words.flatMap((word) => pairsOf(word, weight));
    const all = conceptOf(size === 1 ? [itself, ...pairs] : pairs);
    const best = conceptOf(words[0] === undefined ? [itself] : pairsOf(words[0], 1));
    if (all) concepts.push(all);
    if (best) first.push(best);
  }
  return { concepts, first, text: question };
}

const termsOf = (tokens: readonly Token[], at: number, size: number): string =>
  tokens
    .slice(at, at + size)
    .map(({ term }) => term)
    .join(" ");

/** The longest phrase from here that the dictionary knows, with the Chinese words for it that the documents use. */
function wordsAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  knows: (term: string) => boolean,
): { size: number; words: string[]; weight: number } {
  const used = (word: string): boolean => termsIn(word).every(knows);
  for (let size = Math.min(LONGEST_PHRASE, tokens.length - at); size >= 1; size--) {
    const words = lexicon
      .wordsMeaning(termsOf(tokens, at, size))
      .filter(used)
      .slice(0, MOST_WORDS);
    if (words.length > 0) return { size, words, weight: 1 };
  }
  const term = tokens[at]?.term ?? "";
  const words = lexicon.wordsMentioning(term).filter(used).slice(0, MOST_WORDS);
  return { size: 1, words, weight: MENTION_WEIGHT };
}

function pairsOf(word: string, weight: number): [string, number][] {
  const terms = termsIn(word);
  return terms.map((term) => [term, weight / terms.length]);
}
