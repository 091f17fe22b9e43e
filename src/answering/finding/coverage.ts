import type { QueryConcept } from "../../retrieval/lexical/bm25.js";
import type { TermSet } from "../../retrieval/lexical/row-terms.js";
import type { WeighedConcept } from "../../retrieval/script-query.js";

/** Terms near a sentence and how much one of them counts of what the sentence says itself, 0 to 1. */
export interface TermSource {
  readonly terms: TermSet;
  readonly weight: number;
}

/** Share of the question, weighed by rarity, that the sources say: 0 to 1. Each concept counts as its best source. */
export function coverage(concepts: readonly WeighedConcept[], sources: readonly TermSource[]): number {
  let total = 0;
  let covered = 0;
  for (const { concept, idf } of concepts) {
    const weight = idf * concept.weight;
    total += weight;
    covered += weight * Math.max(...sources.map((source) => source.weight * said(concept, source.terms)));
  }
  return total === 0 ? 0 : covered / total;
}

const said = (concept: QueryConcept, terms: TermSet): number =>
  concept.variants.reduce(
    (best, { term, weight }) => (terms.has(term) ? Math.max(best, Math.min(1, weight)) : best),
    0,
  );
