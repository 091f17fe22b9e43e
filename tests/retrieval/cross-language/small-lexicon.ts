import type { Lexicon } from "../../../src/retrieval/cross-language/lexicon.js";
import { tokenize } from "../../../src/retrieval/text/tokens.js";

/** A dictionary of a few words: word -> pinyin, meanings. */
export function smallLexicon(words: Readonly<Record<string, readonly [string, ...string[]]>>): Lexicon {
  const filed = (test: (terms: string[]) => boolean): string[] =>
    Object.entries(words)
      .filter(([, [, ...glosses]]) => glosses.some((gloss) => test(tokenize(gloss).map(({ term }) => term))))
      .map(([word]) => word);
  return {
    has: (word) => word in words,
    entries: (word) => {
      const [pinyin, ...glosses] = words[word] ?? [""];
      return pinyin === "" ? [] : [{ glosses, syllables: pinyin.split(" "), isName: false }];
    },
    wordsMeaning: (key) => filed((terms) => terms.join(" ") === key),
    wordsMentioning: (term) => filed((terms) => terms.length > 1 && terms.includes(term)),
  };
}
