import { scriptOf } from "../../facts/scripts.js";
import { tokenize } from "../text/tokens.js";
import { FUNCTION_WORDS } from "./function-words.js";
import { MOST_GLOSSES } from "./glosses.js";
import type { Lexicon } from "./lexicon.js";
import { segment } from "./segment.js";

const hanRun = /\p{Script=Han}+/gu;

/** What each content word of a text may mean in the other script, word by word; empty for a word that the dictionary does not have. */
export function wordMeanings(text: string, lexicon: Lexicon): string[][] {
  if (scriptOf(text) !== "cjk")
    return tokenize(text)
      .filter(({ kind }) => kind === "word")
      .map(({ term }) => [...lexicon.wordsMeaning(term)].slice(0, MOST_GLOSSES));
  const runs = [...text.matchAll(hanRun)].flatMap(([run]) => segment(run, lexicon));
  return runs
    .filter((word) => !FUNCTION_WORDS.has(word))
    .map((word) =>
      lexicon
        .entries(word)
        .flatMap(({ glosses }) => glosses)
        .slice(0, MOST_GLOSSES),
    );
}
