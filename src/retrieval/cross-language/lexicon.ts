/** One entry of a Chinese-English dictionary. A word may have several. */
export interface LexiconEntry {
  /** English meanings without the dictionary's annotations, the most usual first; empty when it has none of its own. */
  readonly glosses: readonly string[];
  /** Pinyin, one syllable a character, lower case, without tones. */
  readonly syllables: readonly string[];
  /** The entry is a proper name. */
  readonly isName: boolean;
}

/** A Chinese-English dictionary, both ways. Words are simplified or traditional. */
export interface Lexicon {
  has(word: string): boolean;
  /** Empty when the word is not known. */
  entries(word: string): readonly LexiconEntry[];
  /** Words one of whose meanings is just these terms (index terms joined by spaces), the closest first. */
  wordsMeaning(terms: string): readonly string[];
  /** Words one of whose short meanings contains the index term among others. */
  wordsMentioning(term: string): readonly string[];
}

/** Opens the dictionary when a question first needs it; null when there is none. */
export type LexiconSource = () => Promise<Lexicon | null>;
