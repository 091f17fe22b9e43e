import type { QueryConcept } from "../lexical/bm25.js";
import { termsIn, tokenize } from "../text/tokens.js";
import { FUNCTION_WORDS } from "./function-words.js";
import { MOST_GLOSSES } from "./glosses.js";
import type { Lexicon } from "./lexicon.js";
import { findNames, type NameTerms } from "./names.js";
import { segment } from "./segment.js";
import { conceptOf, type Translation } from "./translation.js";

/** A term of a meaning of several words is less than the whole meaning. */
const PART_OF_MEANING = 0.7;

const hanRun = /\p{Script=Han}+/gu;

/** What is known of the documents that the question is put to. */
export interface EnglishTerms extends NameTerms {
  /** Whether an allowed document holds the term. */
  knows(term: string): boolean;
}

interface Rendered {
  /** Meanings, the likeliest first. */
  readonly meanings: readonly string[];
  /** They are a proper name's. */
  readonly isName?: boolean;
}

/** A Chinese question in English terms; Latin words and numbers in it stay as they are. */
export function fromChinese(question: string, lexicon: Lexicon, terms: EnglishTerms): Translation {
  const rendered: Rendered[] = [];
  let at = 0;
  for (const match of question.matchAll(hanRun)) {
    keepLatin(question.slice(at, match.index), rendered);
    at = match.index + match[0].length;
    renderRun(match[0], lexicon, terms, rendered);
  }
  keepLatin(question.slice(at), rendered);
  const seen = new Set<string>();
  const distinct = rendered.filter(({ meanings }) => {
    const key = meanings.join("/");
    return !seen.has(key) && seen.add(key);
  });
  const concepts = distinct.flatMap(({ meanings, isName }) => {
    const concept = conceptOf(meanings.flatMap(weighed));
    if (concept === null) return [];
    return isName === true ? { ...concept, isName } : concept;
  });
  const first = distinct.flatMap(({ meanings }) => firstOf(meanings, terms));
  return { concepts, first, text: rendered.map(({ meanings }) => plain(meanings[0] ?? "")).join(" ") };
}

function keepLatin(text: string, rendered: Rendered[]): void {
  for (const { word, kind } of tokenize(text)) if (kind !== "cjk") rendered.push({ meanings: [word] });
}

function renderRun(run: string, lexicon: Lexicon, terms: EnglishTerms, rendered: Rendered[]): void {
  for (const part of findNames(segment(run, lexicon), lexicon, terms)) {
    if (typeof part !== "string") rendered.push({ meanings: part.names, isName: part.spelled });
    else renderWord(part, lexicon, terms, rendered);
  }
}

function renderWord(word: string, lexicon: Lexicon, terms: EnglishTerms, rendered: Rendered[]): void {
  if (FUNCTION_WORDS.has(word)) return;
  const meanings = meaningsOf(word, lexicon);
  const known = meanings.some((meaning) => termsIn(meaning).some((term) => terms.knows(term)));
  if (!known) {
    // No document uses any of its meanings: its parts may say it in other words.
    const parts = segment(word, { has: (part) => part !== word && lexicon.has(part) });
    if (parts.length < [...word].length) {
      for (const part of parts) renderWord(part, lexicon, terms, rendered);
      return;
    }
  }
  if (meanings.length > 0) rendered.push({ meanings, isName: isName(word, lexicon) });
}

/** A word of which the dictionary knows no other meaning than a name's. */
const isName = (word: string, lexicon: Lexicon): boolean =>
  word.length > 1 && lexicon.entries(word).every((entry) => entry.isName || entry.glosses.length === 0);

function meaningsOf(word: string, lexicon: Lexicon): string[] {
  const entries = lexicon.entries(word).filter(({ glosses }) => glosses.length > 0);
  const common = entries.filter(({ isName }) => !isName);
  const names = entries.filter(({ isName }) => isName);
  // 大学 is a university before it is a book; 黑 alone is never short for a province.
  const chosen = word.length > 1 ? [...common, ...names] : common.length > 0 ? common : names;
  return [...new Set(chosen.flatMap(({ glosses }) => glosses))].slice(0, MOST_GLOSSES);
}

function weighed(meaning: string): [string, number][] {
  const terms = termsIn(meaning);
  const weight = terms.length === 1 ? 1 : PART_OF_MEANING;
  return terms.map((term) => [term, weight]);
}

/** The first meaning that says something, as one concept a term. */
function firstOf(meanings: readonly string[], { knows }: EnglishTerms): QueryConcept[] {
  const candidates = meanings.map(termsIn);
  const terms = candidates.find((some) => some.some(knows)) ?? candidates[0] ?? [];
  return terms.map((term) => ({ variants: [{ term, weight: 1 }], weight: 1 }));
}

const plain = (meaning: string): string => meaning.replace(/^(?:to be|to|a|an|the)\s+/iu, "");
