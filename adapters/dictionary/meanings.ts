import { tokenize } from "../../src/retrieval/text/tokens.js";
import type { CedictEntry } from "./parse-cedict.js";

/** Longer meanings explain more than they translate. */
const LONGEST_MEANING = 4;
/** Words kept of those that share a meaning. */
const MOST_WORDS = 24;
/** More than any dictionary has. */
const ENTRIES = 2 ** 24;

/**
 * Files entries under the terms of each of their meanings: the whole of it, and each of its terms behind a "~" where
 * there are several. The nearest first: an early meaning of a word of two or three characters.
 */
export function fileByMeaning(entries: readonly CedictEntry[]): Map<string, number[]> {
  // Distance and entry in one number: half a million of them are sorted.
  const filed = new Map<string, number[]>();
  // The same words occur in meaning after meaning: each is stemmed once.
  const termsOfWord = new Map<string, readonly string[]>();
  const termsOf = (word: string): readonly string[] => {
    const known = termsOfWord.get(word);
    if (known) return known;
    const terms = tokenize(word).map(({ term }) => term);
    termsOfWord.set(word, terms);
    return terms;
  };
  const file = (key: string, entry: number, distance: number): void => {
    const list = filed.get(key);
    const place = distance * ENTRIES + entry;
    if (!list) filed.set(key, [place]);
    else if ((list[list.length - 1] ?? 0) % ENTRIES !== entry) list.push(place);
  };
  entries.forEach(({ glosses, simplified, syllables }, entry) => {
    const characters = syllables.length || simplified.length;
    const unwieldy = characters === 1 ? 3 : Math.max(0, characters - 2);
    glosses.forEach((gloss, place) => {
      const terms = gloss.split(" ").flatMap(termsOf);
      if (terms.length === 0 || terms.length > LONGEST_MEANING) return;
      file(terms.join(" "), entry, place + unwieldy);
      if (terms.length > 1)
        for (const term of terms) file(`~${term}`, entry, place + unwieldy + terms.length);
    });
  });
  const nearest = new Map<string, number[]>();
  for (const [key, list] of filed) {
    list.sort((a, b) => a - b);
    nearest.set(
      key,
      list.slice(0, MOST_WORDS).map((place) => place % ENTRIES),
    );
  }
  return nearest;
}
