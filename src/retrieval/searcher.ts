import type { Corpus } from "./corpus.js";
import { type DenseIndex, sentenceCosine } from "./dense.js";
import { type EligibleRows, eligibleRows } from "./eligible-rows.js";
import { type Hit, scoreHit, shares, type Terms } from "./four-terms.js";
import type { LexicalIndexes } from "./indexing.js";
import {
  PASSAGE_BM25,
  type QueryConcept,
  resolveConcepts,
  SENTENCE_BM25,
  scoreBm25,
} from "./lexical/bm25.js";
import type { LexicalIndex } from "./lexical/lexical-index.js";
import { type Scope, scopeOf } from "./lexical/scope.js";
import { conceptsOf, parseQuery, type Query } from "./query.js";

/** Candidates from each side that get an exact score. */
const CANDIDATES = 100;

export interface WeighedConcept {
  readonly concept: QueryConcept;
  /** Inverse document frequency among the allowed sentences. */
  readonly idf: number;
}

export interface SearchResult {
  readonly query: Query;
  /** By falling score; ties by row. */
  readonly hits: readonly Hit[];
  /** What the question asks for, in its order, with its rarity among the allowed sentences. */
  readonly concepts: readonly WeighedConcept[];
  /** Cosine of a sentence row with the question; null where there are no vectors. */
  sentenceCosine(row: number): number | null;
}

export interface SearchScope {
  readonly passages: Scope;
  readonly sentences: Scope;
}

export interface SearchOptions {
  /** Hits wanted. */
  readonly count: number;
  /** Documents that the asker chose among the allowed ones: they filter hits and leave every statistic alone. */
  readonly chosen: ((document: number) => boolean) | null;
}

/** Finds passages in one generation; holds no state of a question. */
export class Searcher {
  constructor(
    readonly corpus: Corpus,
    readonly indexes: LexicalIndexes,
    readonly dense: DenseIndex | null = null,
  ) {}

  /** The scope of a set of documents; `allowed` is asked once a document, null means all. */
  scope(allowed: ((document: number) => boolean) | null): SearchScope {
    const mask = (index: LexicalIndex, owner: Uint32Array): Scope => {
      if (!allowed) return scopeOf(index, null);
      const yes = this.corpus.documents.map((_, d) => (allowed(d) ? 1 : 0));
      return scopeOf(
        index,
        Uint8Array.from(owner, (d) => yes[d] ?? 0),
      );
    };
    return {
      passages: mask(this.indexes.passages, this.corpus.passageDocument),
      sentences: mask(this.indexes.sentences, this.corpus.sentenceDocument),
    };
  }

  /** `vector` is the question's, of this generation's encoder; null searches by words alone. */
  search(
    text: string,
    vector: Float32Array | null,
    scope: SearchScope,
    options: SearchOptions,
  ): SearchResult {
    const query = parseQuery(text);
    const { passages, sentences } = this.indexes;
    const concepts = conceptsOf(query, passages, scope.passages);
    const passageConcepts = resolveConcepts(passages, scope.passages, concepts);
    const bm25 = shares(scoreBm25(passages, scope.passages, passageConcepts, PASSAGE_BM25));
    const sentenceConcepts = resolveConcepts(sentences, scope.sentences, concepts);
    const sentenceBm25 = shares(scoreBm25(sentences, scope.sentences, sentenceConcepts, SENTENCE_BM25));
    const terms: Terms = {
      bm25,
      sentenceBm25,
      dense: this.dense && vector ? { index: this.dense, vector } : null,
    };
    const eligible = eligibleRows(this.corpus, scope.passages, options.chosen);
    const hits = this.candidates(terms, eligible).map((row) => scoreHit(this.corpus, row, terms));
    hits.sort((a, b) => b.score - a.score || a.row - b.row);
    return {
      query,
      hits: hits.slice(0, options.count),
      concepts: concepts.map((concept, i) => ({ concept, idf: sentenceConcepts[i]?.idf ?? 0 })),
      sentenceCosine: (row) =>
        terms.dense ? sentenceCosine(terms.dense.index, row, terms.dense.vector) : null,
    };
  }

  /** The union of the lexical and the vector top: what neither finds cannot score high on all four terms. */
  private candidates({ bm25, dense }: Terms, eligible: EligibleRows): number[] {
    const lexical = topRows(bm25, CANDIDATES, eligible.has);
    if (!dense) return lexical;
    const near = dense.index.search.search(dense.vector, CANDIDATES, eligible.rows());
    return [...new Set([...lexical, ...near.map(({ row }) => row)])];
  }
}

/** Rows with a positive score, the best `count`, by falling score and then by row. */
export function topRows(scores: Float32Array, count: number, eligible: (row: number) => boolean): number[] {
  const rows: number[] = [];
  let floor = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? 0;
    if (score <= floor || !eligible(row)) continue;
    rows.push(row);
    if (rows.length >= count * 8) floor = shrink(rows, scores, count);
  }
  shrink(rows, scores, count);
  return rows;
}

/** Keeps the best `count` of `rows` in place; returns the score that a newcomer must beat. */
function shrink(rows: number[], scores: Float32Array, count: number): number {
  rows.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  rows.length = Math.min(rows.length, count);
  return rows.length < count ? 0 : (scores[rows[count - 1] ?? 0] ?? 0);
}
