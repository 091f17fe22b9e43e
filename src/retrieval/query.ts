import type { QueryConcept } from "./lexical/bm25.js";
import type { LexicalIndex } from "./lexical/lexical-index.js";
import { documentFrequency, type Scope } from "./lexical/scope.js";
import { REPAIR_WEIGHT, repairTypo } from "./lexical/typo.js";
import { pairWeight, withoutAsking } from "./text/asking-words.js";
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

/** One concept a distinct term; a word that no allowed row knows is joined by its likely spellings. */
export function conceptsOf(query: Query, index: LexicalIndex, scope: Scope): QueryConcept[] {
  return query.tokens.map((token) => {
    const itself = { term: token.term, weight: 1 };
    const known = documentFrequency(index, scope, token.term) > 0;
    if (token.kind === "cjk") return { variants: [itself], weight: pairWeight(token.term) };
    if (known || token.kind !== "word") return { variants: [itself], weight: 1 };
    const repairs = repairTypo(index, scope, token.term).map((term) => ({ term, weight: REPAIR_WEIGHT }));
    return { variants: [itself, ...repairs], weight: 1 };
  });
}
