import { type LexicalIndex, type Postings, postingsOf } from "./lexical-index.js";
import { HEADING_ONLY, MAX_FREQUENCY } from "./lexical-part.js";
import { frequencyOf, type Scope, type Tally, tallyOf } from "./scope.js";

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
      .map(({ term, weight }) => variantOf(index, scope, term, weight))
      .filter(({ tally }) => tally.said + tally.above > 0);
    const [only] = known;
    const found = only && known.length === 1 ? collectOne(scope, only) : collectAll(scope, known);
    const { rows, frequencies, tally } = found;
    return {
      rows,
      frequencies,
      idf: inverseFrequency(scope.rows, frequencyOf(tally)),
      idfWithHeadings: inverseFrequency(scope.rows, rows.length),
      weight: concept.weight,
    };
  });
}

interface Variant {
  readonly postings: readonly Postings[];
  readonly tally: Tally;
  readonly weight: number;
}

function variantOf(index: LexicalIndex, scope: Scope, term: string, weight: number): Variant {
  const postings = postingsOf(index, term);
  return { postings, tally: tallyOf(postings, scope), weight };
}

interface Collected extends Pick<ScoredConcept, "rows" | "frequencies"> {
  readonly tally: Tally;
}

function collectOne(scope: Scope, { postings, tally, weight }: Variant): Collected {
  const rows = new Uint32Array(tally.said + tally.above);
  const frequencies = new Float32Array(rows.length);
  let at = 0;
  visit(scope, postings, (row, posted) => {
    rows[at] = row;
    frequencies[at++] = (posted & MAX_FREQUENCY) * weight;
  });
  return { rows, frequencies, tally };
}

function collectAll(scope: Scope, variants: readonly Variant[]): Collected {
  const merged = new Map<number, number>();
  const saying = new Set<number>();
  for (const { postings, weight } of variants) {
    visit(scope, postings, (row, posted) => {
      merged.set(row, (merged.get(row) ?? 0) + (posted & MAX_FREQUENCY) * weight);
      if (posted < HEADING_ONLY) saying.add(row);
    });
  }
  return {
    rows: Uint32Array.from(merged.keys()),
    frequencies: Float32Array.from(merged.values()),
    tally: { said: saying.size, above: merged.size - saying.size },
  };
}

function visit(
  { allowed }: Scope,
  postings: readonly Postings[],
  each: (row: number, posted: number) => void,
): void {
  for (const { first, part, start, end } of postings) {
    for (let i = start; i < end; i++) {
      const row = first + (part.postingRows[i] ?? 0);
      if (!allowed || allowed[row] === 1) each(row, part.frequencies[i] ?? 0);
    }
  }
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
