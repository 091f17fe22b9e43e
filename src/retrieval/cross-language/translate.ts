import type { LexicalIndex } from "../lexical/lexical-index.js";
import { documentFrequency, type Scope } from "../lexical/scope.js";
import { scriptOf } from "../text/script.js";
import { fromChinese } from "./from-chinese.js";
import { fromEnglish } from "./from-english.js";
import type { Lexicon } from "./lexicon.js";
import type { Translation } from "./translation.js";

/** A question in the terms of documents of the other script, as far as allowed documents use them. */
export function translate(
  question: string,
  lexicon: Lexicon,
  index: LexicalIndex,
  scope: Scope,
): Translation {
  const knows = (term: string): boolean => {
    const id = index.vocabulary.find(term);
    return id >= 0 && documentFrequency(index, scope, id) > 0;
  };
  return scriptOf(question) === "cjk"
    ? fromChinese(question, lexicon, { knows })
    : fromEnglish(question, lexicon, knows);
}
