import { termsIn } from "../text/tokens.js";
import { FUNCTION_WORDS } from "./function-words.js";
import type { Lexicon } from "./lexicon.js";
import { namesSounding, type SoundTerms, transliterationAt } from "./transliteration.js";

export interface NameTerms extends SoundTerms {
  knows(term: string): boolean;
}

/** Characters that stand for a name of the documents. */
export interface FoundName {
  readonly names: readonly string[];
  /** Spelled by their characters, not only sounding like a name of the documents. */
  readonly spelled: boolean;
}

/** Longer places and people are written in several words. */
const LONGEST_NAME = 4;
const SHORTEST_PINYIN = 5;
/** Of two characters so little is heard that another word may sound like them. */
const SHORTEST_NAME = 3;

/**
 * The words of a run, with neighbouring ones that together are a name in pinyin (昆|明: Kunming) put together where
 * a document writes that name.
 */
export function findNames(
  words: readonly string[],
  lexicon: Lexicon,
  terms: NameTerms,
): (string | FoundName)[] {
  const parts: (string | FoundName)[] = [];
  for (let at = 0; at < words.length; ) {
    const spelled = nameAt(words, at, lexicon, terms);
    const found = spelled ?? foreignAt(words, at, lexicon, terms);
    parts.push(found ? { names: found.names, spelled: spelled !== null } : (words[at] ?? ""));
    at += found?.size ?? 1;
  }
  return parts;
}

function nameAt(
  words: readonly string[],
  at: number,
  lexicon: Lexicon,
  terms: NameTerms,
): { names: string[]; size: number } | null {
  for (let size = Math.min(LONGEST_NAME, words.length - at); size >= 1; size--) {
    const span = words.slice(at, at + size);
    if (span.some((word) => FUNCTION_WORDS.has(word))) continue;
    const characters = span.join("");
    const length = [...characters].length;
    if (length < 2 || length > LONGEST_NAME) continue;
    // A word that means something is taken at its meaning.
    if (size === 1 && lexicon.entries(characters).some(({ glosses }) => glosses.length > 0)) continue;
    const names = pinyinOf(characters, lexicon).filter(
      (name) => name.length >= SHORTEST_PINYIN && termsIn(name).some((term) => terms.knows(term)),
    );
    if (names.length > 0) return { names, size };
  }
  return null;
}

/**
 * A foreign name in characters that is not in the dictionary, as a document writes it; in pinyin where none does. What
 * its characters mean one by one has nothing to do with it.
 */
function foreignAt(
  words: readonly string[],
  at: number,
  lexicon: Lexicon,
  terms: NameTerms,
): { names: string[]; size: number } | null {
  const size = transliterationAt(words, at);
  if (size === 0) return null;
  const span = words.slice(at, at + size);
  for (const some of withoutTheLast(span)) {
    const names = namesSounding(some.join(""), lexicon, terms);
    if (names.length > 0) return { names, size: some.length };
  }
  if (span.some((word) => [...word].length > 1)) return null;
  const [pinyin] = pinyinOf(span.join(""), lexicon);
  return pinyin ? { names: [pinyin], size } : null;
}

/** The words, and those before the last, which often says what sort of thing is named (胡格诺派: the Huguenot faction). */
function withoutTheLast(span: readonly string[]): (readonly string[])[] {
  const before = span.slice(0, -1);
  return before.join("").length >= SHORTEST_NAME ? [span, before] : [span];
}

/** Every way to read the characters, without tones and spaces; at most 16. */
function pinyinOf(characters: string, lexicon: Lexicon): string[] {
  let readings = [""];
  for (const character of characters) {
    const syllables = new Set(lexicon.entries(character).map((entry) => entry.syllables[0] ?? ""));
    readings = readings.flatMap((head) => [...syllables].map((tail) => head + tail)).slice(0, 16);
  }
  return [...new Set(readings)];
}
