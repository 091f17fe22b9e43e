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
  readonly variants: readonly Variant[];
  /** How often the question says it. */
  readonly weight: number;
  /** A translated proper name. */
  readonly isName?: true;
}

export interface Variant {
  readonly term: string;
  readonly weight: number;
  /** Another word than the question's, which commonly means the same. */
  readonly synonym?: true;
}

/**
 * A thing is as rare as all the words for it together; how far, since not every synonym is meant, is this share of the
 * way from the rarity of the question's own word.
 */
const SHARED_RARITY = 0.6;

export interface ScoredConcept {
  readonly idf: number;
  /** Of the question's own word, whatever else may stand for it. */
  readonly ownIdf: number;
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
      .map((variant) => lookUp(index, scope, variant))
      .filter(({ tally }) => tally.said + tally.above > 0);
    const { rows, frequencies, tally } = collect(scope, known);
    const own = known.filter(({ synonym }) => !synonym);
    const alone = own.length === known.length ? tally : tallyTogether(scope, own);
    const idf = (of: (tally: Tally) => number): number =>
      SHARED_RARITY * inverseFrequency(scope.rows, of(tally)) +
      (1 - SHARED_RARITY) * inverseFrequency(scope.rows, of(alone));
    return {
      rows,
      frequencies,
      idf: idf(frequencyOf),
      ownIdf: inverseFrequency(scope.rows, frequencyOf(alone)),
      idfWithHeadings: idf(({ said, above }) => said + above),
      weight: concept.weight,
    };
  });
}

interface KnownVariant extends Omit<Variant, "term"> {
  readonly postings: readonly Postings[];
  readonly tally: Tally;
}

function lookUp(index: LexicalIndex, scope: Scope, { term, ...rest }: Variant): KnownVariant {
  const postings = postingsOf(index, term);
  return { ...rest, postings, tally: tallyOf(postings, scope) };
}

function collect(scope: Scope, variants: readonly KnownVariant[]): Collected {
  const [only] = variants;
  return only && variants.length === 1 ? collectOne(scope, only) : collectAll(scope, variants);
}

function tallyTogether(scope: Scope, variants: readonly KnownVariant[]): Tally {
  const [only] = variants;
  return only && variants.length === 1 ? only.tally : collectAll(scope, variants).tally;
}

interface Collected extends Pick<ScoredConcept, "rows" | "frequencies"> {
  readonly tally: Tally;
}

function collectOne(scope: Scope, { postings, tally, weight }: KnownVariant): Collected {
  const rows = new Uint32Array(tally.said + tally.above);
  const frequencies = new Float32Array(rows.length);
  let at = 0;
  visit(scope, postings, (row, posted) => {
    rows[at] = row;
    frequencies[at++] = (posted & MAX_FREQUENCY) * weight;
  });
  return { rows, frequencies, tally };
}

function collectAll(scope: Scope, variants: readonly KnownVariant[]): Collected {
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
