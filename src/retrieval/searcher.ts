import { type Corpus, passageAt } from "./corpus.js";
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

/** Weight of the best sentence beside its passage; see the ranking recipe's four-term sum. */
const SENTENCE_WEIGHT = 0.3;
/** Passages that get an exact score. */
const CANDIDATES = 100;

export interface Hit {
  readonly row: number;
  /** Comparable between questions: each term is a share of the largest value the question could reach. */
  readonly score: number;
  readonly bm25: number;
  readonly bestSentence: number;
}

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
  /** BM25 of a sentence row, as a share of the largest possible. */
  sentenceScore(row: number): number;
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

  search(text: string, scope: SearchScope, { count, chosen }: SearchOptions): SearchResult {
    const query = parseQuery(text);
    const { passages, sentences } = this.indexes;
    const concepts = conceptsOf(query, passages, scope.passages);
    const passageScores = scoreBm25(
      passages,
      scope.passages,
      resolveConcepts(passages, scope.passages, concepts),
      PASSAGE_BM25,
    );
    const sentenceConcepts = resolveConcepts(sentences, scope.sentences, concepts);
    const sentenceScores = scoreBm25(sentences, scope.sentences, sentenceConcepts, SENTENCE_BM25);
    const sentenceScore = (row: number): number =>
      sentenceScores.max === 0 ? 0 : (sentenceScores.scores[row] ?? 0) / sentenceScores.max;
    const wanted = chosen && this.corpus.documents.map((_, d) => chosen(d));
    const eligible = (row: number): boolean =>
      !wanted || wanted[this.corpus.passageDocument[row] ?? 0] === true;
    const hits = topRows(passageScores.scores, CANDIDATES, eligible).map((row) => {
      const bm25 = passageScores.max === 0 ? 0 : (passageScores.scores[row] ?? 0) / passageScores.max;
      const bestSentence = this.best(row, sentenceScore);
      return { row, bm25, bestSentence, score: bm25 + SENTENCE_WEIGHT * bestSentence };
    });
    hits.sort((a, b) => b.score - a.score || a.row - b.row);
    const weighed = concepts.map((concept, i) => ({ concept, idf: sentenceConcepts[i]?.idf ?? 0 }));
    return { query, hits: hits.slice(0, count), concepts: weighed, sentenceScore };
  }

  private best(row: number, score: (sentence: number) => number): number {
    const { firstSentenceRow, endSentenceRow } = passageAt(this.corpus, row);
    let best = 0;
    for (let s = firstSentenceRow; s < endSentenceRow; s++) best = Math.max(best, score(s));
    return best;
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
