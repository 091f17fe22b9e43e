import type { QueryConcept } from "./lexical/bm25.js";
import type { LexicalIndex } from "./lexical/lexical-index.js";
import { documentFrequency, type Scope } from "./lexical/scope.js";
import { REPAIR_WEIGHT, repairTypo } from "./lexical/typo.js";
import { pairWeight, withoutAsking } from "./text/asking-words.js";
import { backgroundWeight } from "./text/background-rarity.js";
import { synonymsOf } from "./text/synonyms.js";
import { type Token, tokenize } from "./text/tokens.js";

/** What a question asks for, each distinct term once, in the order asked. */
export interface Query {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export function parseQuery(text: string): Query {
  const seen = new Set<string>();
  const tokens = tokenize(withoutAsking(text)).filter(({ term }) => !seen.has(term) && seen.add(term));
  return { text, tokens };
}

/** A known word that means the same counts so much of the question's own; where the documents do not know that, a little more. */
const SYNONYM_WEIGHT = 0.2;
const ONLY_SYNONYM_WEIGHT = 0.3;

/**
 * One concept a distinct term, joined by the words of allowed rows that commonly mean the same; a word that no allowed
 * row knows is joined by its likely spellings too. A word that everybody says daily counts less.
 */
export function conceptsOf(query: Query, index: LexicalIndex, scope: Scope): QueryConcept[] {
  const knows = (term: string): boolean => documentFrequency(index, scope, term) > 0;
  return query.tokens.map(({ term, kind }) => {
    const itself = { term, weight: 1 };
    if (kind === "cjk") return { variants: [itself], weight: pairWeight(term) };
    if (kind !== "word") return { variants: [itself], weight: 1 };
    const known = knows(term);
    const repairs = known ? [] : repairTypo(index, scope, term);
    const weight = known ? SYNONYM_WEIGHT : ONLY_SYNONYM_WEIGHT;
    const synonyms = synonymsOf(term).filter((other) => knows(other) && !repairs.includes(other));
    const variants = [
      itself,
      ...repairs.map((repair) => ({ term: repair, weight: REPAIR_WEIGHT })),
      ...synonyms.map((other) => ({ term: other, weight, synonym: true as const })),
    ];
    return { variants, weight: backgroundWeight(term) };
  });
}
