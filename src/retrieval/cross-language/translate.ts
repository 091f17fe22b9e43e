import { scriptOf } from "../../facts/scripts.js";
import type { LexicalIndex } from "../lexical/lexical-index.js";
import { documentFrequency, frequenciesFrom, type Scope } from "../lexical/scope.js";
import { fromChinese } from "./from-chinese.js";
import { fromEnglish } from "./from-english.js";
import type { Lexicon } from "./lexicon.js";
import type { Translation } from "./translation.js";

/** Words in a larger share of the passages are hardly names. */
const COMMON = 0.1;

/** A question in the terms of documents of the other script, as far as allowed documents use them. */
export function translate(
  question: string,
  lexicon: Lexicon,
  index: LexicalIndex,
  scope: Scope,
): Translation {
  const knows = (term: string): boolean => documentFrequency(index, scope, term) > 0;
  const most = Math.max(3, scope.rows * COMMON);
  function* rareFrom(letter: string): Iterable<string> {
    for (const [term, frequency] of frequenciesFrom(index, scope, letter)) if (frequency <= most) yield term;
  }
  return scriptOf(question) === "cjk"
    ? fromChinese(question, lexicon, { knows, rareFrom })
    : fromEnglish(question, lexicon, knows);
}
