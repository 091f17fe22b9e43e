import { scriptOf } from "../facts/scripts.js";
import { askInScript } from "./ask-in-script.js";
import type { Corpus } from "./corpus.js";
import type { LexiconSource } from "./cross-language/lexicon.js";
import type { Translation } from "./cross-language/translation.js";
import { type DenseIndex, sentenceCosine } from "./dense.js";
import { type Hit, scoreHit } from "./four-terms.js";
import type { LexicalIndexes } from "./indexing.js";
import type { LexicalIndex } from "./lexical/lexical-index.js";
import { type Scope, scopeOf } from "./lexical/scope.js";
import { PassageScripts, type Scripts } from "./passage-scripts.js";
import { conceptsOf, parseQuery, type Query } from "./query.js";
import type { ScriptQuery, WeighedConcept } from "./script-query.js";
import type { SearchScope } from "./search-scope.js";

/** Candidates from each side that get an exact score. */
const CANDIDATES = 100;
/** So many passages of a script tell whether the encoder read it. */
const SAMPLE = 50;

export interface SearchResult {
  readonly query: Query;
  /** By falling score; ties by row. */
  readonly hits: readonly Hit[];
  /** What the question asks for in the script of the best passage, in its order. */
  readonly concepts: readonly WeighedConcept[];
  /** Cosine of a sentence row of a hit with the question; null where there are no vectors. */
  sentenceCosine(hit: Hit, row: number): number | null;
}

export interface SearchOptions {
  /** Hits wanted. */
  readonly count: number;
  /** Documents that the asker chose among the allowed ones: they filter hits and leave every statistic alone. */
  readonly chosen: ((document: number) => boolean) | null;
  /** Passages from each side that get an exact score, 100 unless given; as many as there are make it a full scan. */
  readonly candidates?: number;
  /** Of the question's words into the documents' other language, where there is one. */
  readonly translation?: Translation | null;
}

/** Finds passages in one generation; holds no state of a question. */
export class Searcher {
  private scripts: PassageScripts | null = null;
  private cjkVectors: boolean | null = null;

  constructor(
    readonly corpus: Corpus,
    readonly indexes: LexicalIndexes,
    readonly dense: DenseIndex | null = null,
    readonly lexicon: LexiconSource | null = null,
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

  /** Whether passages of another script than the question's may be found. */
  crossesScripts(text: string, scope: SearchScope): boolean {
    const own = scriptOf(text);
    return this.passageScripts()
      .among(scope.passages)
      .some((script) => script !== own);
  }

  /** The scripts of the passages that may be found. */
  scriptsAmong(scope: SearchScope): Scripts {
    return this.passageScripts().among(scope.passages);
  }

  /**
   * `vector` is of this generation's encoder, made of the translation's text where there is one; null searches by
   * words alone.
   */
  search(
    text: string,
    vector: Float32Array | null,
    scope: SearchScope,
    options: SearchOptions,
  ): SearchResult {
    const { translation = null } = options;
    const query = parseQuery(text);
    const own = scriptOf(text);
    const native = conceptsOf(query, this.indexes.passages, scope.passages);
    const dense = this.dense && vector ? { index: this.dense, vector } : null;
    const scripts = this.passageScripts().among(scope.passages);
    const queries = scripts.map((script) => {
      const translated = script === own ? null : translation;
      return askInScript(this.indexes, scope, {
        script,
        foreign: script !== own && translated === null,
        concepts: translated?.concepts ?? native,
        translation: translated,
        dense: script === "cjk" && !this.readsCjk() ? null : dense,
      });
    });
    const eligible = eligibleRows(this.corpus, scope.passages, options.chosen);
    const rivals = queries.some(({ terms }) => terms.dense) && queries.length > 1;
    const hits = queries.flatMap((scriptQuery) =>
      this.candidates(scriptQuery, eligible, options.candidates ?? CANDIDATES).map((row) =>
        scoreHit(this.corpus, row, scriptQuery, rivals),
      ),
    );
    hits.sort((a, b) => b.score - a.score || a.row - b.row);
    return {
      query,
      hits: hits.slice(0, options.count),
      concepts: hits[0]?.concepts ?? queries[0]?.concepts ?? [],
      sentenceCosine: (hit, row) =>
        dense && hit.sentenceCosine !== null ? sentenceCosine(dense.index, row, dense.vector) : null,
    };
  }

  /** The union of the lexical and the vector top: what neither finds cannot score high on all terms. */
  private candidates(
    { script, terms: { bm25, dense } }: ScriptQuery,
    eligible: EligibleRows,
    most: number,
  ): number[] {
    const ours = (row: number): boolean => this.passageScripts().of(row) === script;
    const lexical = topRows(bm25, most, (row) => eligible.has(row) && ours(row));
    if (!dense) return lexical;
    const near = dense.index.search.search(dense.vector, most, eligible.rows());
    return [...new Set([...lexical, ...near.map(({ row }) => row).filter(ours)])];
  }

  /** An encoder that does not read a script leaves its passages without vectors. */
  private readsCjk(): boolean {
    const { dense } = this;
    this.cjkVectors ??=
      dense !== null &&
      this.passageScripts()
        .cjk(SAMPLE)
        .some((row) => dense.passages.hasVector(row));
    return this.cjkVectors;
  }

  private passageScripts(): PassageScripts {
    this.scripts ??= new PassageScripts(this.corpus);
    return this.scripts;
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

/** Passage rows that may be hits: allowed to the asker, and of the documents chosen. */
interface EligibleRows {
  has(row: number): boolean;
  /** Ascending; null means all. The same array for the same scope, so that an index may keep what it derives of it. */
  rows(): Uint32Array | null;
}

const allowedRows = new WeakMap<Uint8Array, Uint32Array>();

function eligibleRows(
  corpus: Corpus,
  { allowed }: Scope,
  chosen: ((document: number) => boolean) | null,
): EligibleRows {
  const wanted = chosen && corpus.documents.map((_, d) => chosen(d));
  const has = (row: number): boolean =>
    (!allowed || allowed[row] === 1) && (!wanted || wanted[corpus.passageDocument[row] ?? 0] === true);
  const collect = (): Uint32Array => {
    const rows: number[] = [];
    for (let row = 0; row < corpus.passageDocument.length; row++) if (has(row)) rows.push(row);
    return Uint32Array.from(rows);
  };
  return {
    has,
    rows() {
      if (wanted) return collect();
      if (!allowed) return null;
      const known = allowedRows.get(allowed) ?? collect();
      allowedRows.set(allowed, known);
      return known;
    },
  };
}
