import type { QueryConcept } from "../retrieval/lexical/bm25.js";
import type { WeighedConcept } from "../retrieval/searcher.js";
import { tokenize } from "../retrieval/text/tokens.js";

export const termsOf = (text: string): ReadonlySet<string> => new Set(tokenize(text).map(({ term }) => term));

/**
 * Share of the question, weighed by rarity, that a text says: 0 to 1. What only its context says (headings, title, the
 * sentences around it) counts as `contextWeight`.
 */
export function coverage(
  concepts: readonly WeighedConcept[],
  terms: ReadonlySet<string>,
  context: ReadonlySet<string>,
  contextWeight: number,
): number {
  let total = 0;
  let covered = 0;
  for (const { concept, idf } of concepts) {
    const weight = idf * concept.weight;
    total += weight;
    covered += weight * Math.max(said(concept, terms), contextWeight * said(concept, context));
  }
  return total === 0 ? 0 : covered / total;
}

const said = (concept: QueryConcept, terms: ReadonlySet<string>): number =>
  concept.variants.reduce(
    (best, { term, weight }) => (terms.has(term) ? Math.max(best, Math.min(1, weight)) : best),
    0,
  );
