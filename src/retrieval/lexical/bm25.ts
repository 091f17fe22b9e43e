import type { LexicalIndex } from "./lexical-index.js";
import { documentFrequency, type Scope } from "./scope.js";

/**
 * Okapi BM25 (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with the
 * never-negative idf of Lucene: idf = ln(1 + (N - df + .5) / (df + .5)).
 */
export interface Bm25Parameters {
  readonly k1: number;
  readonly b: number;
}
export const PASSAGE_BM25: Bm25Parameters = { k1: 1.2, b: 0.75 };
export const SENTENCE_BM25: Bm25Parameters = { k1: 1.2, b: 0.3 };

/**
 * One thing the question asks for. Several variants count as one word with the frequencies added and the rows united
 * (structured queries: A. Pirkola, SIGIR 1998).
 */
export interface QueryConcept {
  readonly variants: readonly { readonly term: string; readonly weight: number }[];
  /** How often the question says it. */
  readonly weight: number;
}

export interface ScoredConcept {
  readonly idf: number;
  /** Row -> weighted term frequency; only allowed rows. */
  readonly rows: Uint32Array;
  readonly frequencies: Float32Array;
  readonly weight: number;
}

export const inverseFrequency = (rows: number, df: number): number =>
  Math.log(1 + (rows - df + 0.5) / (df + 0.5));

/** Resolves a question's concepts against the allowed rows of an index. */
export function resolveConcepts(
  index: LexicalIndex,
  scope: Scope,
  concepts: readonly QueryConcept[],
): ScoredConcept[] {
  return concepts.map((concept) => {
    const known = concept.variants.filter(({ term }) => documentFrequency(index, scope, term) > 0);
    const postings = collect(index, scope, known);
    return { ...postings, idf: inverseFrequency(scope.rows, postings.rows.length), weight: concept.weight };
  });
}

function collect(
  index: LexicalIndex,
  scope: Scope,
  variants: QueryConcept["variants"],
): { rows: Uint32Array; frequencies: Float32Array } {
  const merged = new Map<number, number>();
  const rows: number[] = [];
  const frequencies: number[] = [];
  for (const { term, weight } of variants) {
    for (const { first, part } of index.parts) {
      const id = part.vocabulary.find(term);
      if (id < 0) continue;
      for (let i = part.starts[id] ?? 0; i < (part.starts[id + 1] ?? 0); i++) {
        const row = first + (part.postingRows[i] ?? 0);
        if (scope.allowed && scope.allowed[row] !== 1) continue;
        const frequency = (part.frequencies[i] ?? 0) * weight;
        if (variants.length === 1) {
          rows.push(row);
          frequencies.push(frequency);
        } else merged.set(row, (merged.get(row) ?? 0) + frequency);
      }
    }
  }
  for (const [row, frequency] of merged) {
    rows.push(row);
    frequencies.push(frequency);
  }
  return { rows: Uint32Array.from(rows), frequencies: Float32Array.from(frequencies) };
}

export interface Bm25Scores {
  /** One score a row; 0 where no concept occurs. */
  readonly scores: Float32Array;
  /** The largest score the question could reach: every concept with unlimited frequency. */
  readonly max: number;
}

export function scoreBm25(
  index: LexicalIndex,
  scope: Scope,
  concepts: readonly ScoredConcept[],
  { k1, b }: Bm25Parameters,
): Bm25Scores {
  const scores = new Float32Array(index.rows);
  let max = 0;
  for (const { idf, rows, frequencies, weight } of concepts) {
    const gain = idf * weight * (k1 + 1);
    max += gain;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      const frequency = frequencies[i] ?? 0;
      const norm = k1 * (1 - b + (b * (index.lengths[row] ?? 0)) / (scope.averageLength || 1));
      scores[row] = (scores[row] ?? 0) + (gain * frequency) / (frequency + norm);
    }
  }
  return { scores, max };
}
