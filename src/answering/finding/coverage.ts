import type { QueryConcept } from "../../retrieval/lexical/bm25.js";
import type { TermSet } from "../../retrieval/lexical/row-terms.js";
import type { WeighedConcept } from "../../retrieval/script-query.js";
import { remembering } from "../../retrieval/text/remembering.js";
import { termsIn } from "../../retrieval/text/tokens.js";

/** Titles and the sentences of much-asked documents are looked at in every question. */
export const termsOf = remembering<ReadonlySet<string>>((text) => new Set(termsIn(text)), 5_000);

/** Terms near a sentence and how much one of them counts of what the sentence says itself, 0 to 1. */
export interface Voice {
  readonly terms: TermSet;
  readonly weight: number;
}

/** Share of the question, weighed by rarity, that the voices say: 0 to 1. Each concept counts as its loudest voice. */
export function coverage(concepts: readonly WeighedConcept[], voices: readonly Voice[]): number {
  let total = 0;
  let covered = 0;
  for (const { concept, idf } of concepts) {
    const weight = idf * concept.weight;
    total += weight;
    covered += weight * Math.max(...voices.map((voice) => voice.weight * said(concept, voice.terms)));
  }
  return total === 0 ? 0 : covered / total;
}

const said = (concept: QueryConcept, terms: TermSet): number =>
  concept.variants.reduce(
    (best, { term, weight }) => (terms.has(term) ? Math.max(best, Math.min(1, weight)) : best),
    0,
  );
