import { HEADING_ONLY, type LexicalIndex, MAX_FREQUENCY } from "./lexical-index.js";
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
  /** Where what headings say makes a term commoner as well. */
  readonly idfWithHeadings: number;
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
    const known = concept.variants
      .map(({ term, weight }) => ({ id: index.vocabulary.find(term), weight }))
      .filter(({ id }) => id >= 0 && documentFrequency(index, scope, id) > 0);
    const { rows, frequencies, said } = collect(index, scope, known);
    const idf = inverseFrequency(scope.rows, said || rows.length);
    const idfWithHeadings = inverseFrequency(scope.rows, rows.length);
    return { rows, frequencies, idf, idfWithHeadings, weight: concept.weight };
  });
}

function collect(
  index: LexicalIndex,
  scope: Scope,
  variants: readonly { id: number; weight: number }[],
): { rows: Uint32Array; frequencies: Float32Array; said: number } {
  const saying = new Set<number>();
  const merged = new Map<number, number>();
  const rows: number[] = [];
  const frequencies: number[] = [];
  for (const { id, weight } of variants) {
    for (let i = index.starts[id] ?? 0; i < (index.starts[id + 1] ?? 0); i++) {
      const row = index.postingRows[i] ?? 0;
      if (scope.allowed && scope.allowed[row] !== 1) continue;
      const posted = index.frequencies[i] ?? 0;
      const frequency = (posted & MAX_FREQUENCY) * weight;
      if (posted < HEADING_ONLY) saying.add(row);
      if (variants.length === 1) {
        rows.push(row);
        frequencies.push(frequency);
      } else merged.set(row, (merged.get(row) ?? 0) + frequency);
    }
  }
  for (const [row, frequency] of merged) {
    rows.push(row);
    frequencies.push(frequency);
  }
  return { rows: Uint32Array.from(rows), frequencies: Float32Array.from(frequencies), said: saying.size };
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
