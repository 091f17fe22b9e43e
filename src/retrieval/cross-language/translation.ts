import type { QueryConcept } from "../lexical/bm25.js";

/** A question in the terms of documents of the other script. */
export interface Translation {
  /** One concept a word of the question, each with every meaning as a variant. */
  readonly concepts: readonly QueryConcept[];
  /** The same with the first meaning alone. */
  readonly first: readonly QueryConcept[];
  /** The first meanings in the question's order, for a sentence encoder. */
  readonly text: string;
}

/** Adds variants of one concept, each term once with its largest weight. */
export function conceptOf(variants: Iterable<readonly [term: string, weight: number]>): QueryConcept | null {
  const largest = new Map<string, number>();
  for (const [term, weight] of variants) largest.set(term, Math.max(weight, largest.get(term) ?? 0));
  if (largest.size === 0) return null;
  return { variants: [...largest].map(([term, weight]) => ({ term, weight })), weight: 1 };
}
