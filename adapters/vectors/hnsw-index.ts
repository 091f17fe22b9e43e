import { VerseError } from "../../src/errors.js";
import { checkVector } from "../../src/retrieval/vectors/check-vector.js";
import { ExactIndex } from "../../src/retrieval/vectors/exact-index.js";
import type { GraphLabels } from "../../src/retrieval/vectors/label-plan.js";
import { TopHits } from "../../src/retrieval/vectors/top-hits.js";
import type { VectorHit, VectorIndex } from "../../src/retrieval/vectors/vector-index.js";
import { checkHnswFile } from "./hnsw-file.js";
import { type HnswGraph, loadHnsw } from "./native.js";

/**
 * Measured on 10,000 sentences of real texts: recall@10 .9993 at 256, .9960 at 128. On 10,000 passages of words drawn at
 * random, which have no near neighbours, .9930 at 256, .9973 at 384, .9983 at 512; a search costs 1.8, 2.4 and 3.3 ms.
 */
const EF_SEARCH = 384;
/** A filter that passes this share or less is faster, and exact, as a scan of the allowed rows. */
const SCAN_SHARE = 0.15;
/** Below this many rows a scan is faster than the graph, which is then not even loaded. */
const SCAN_ROWS = 250;

export interface HnswFiles {
  /** A file whose checksum the caller has verified. */
  readonly path: string;
  /** From the plan that the graph was built by. */
  readonly labels: GraphLabels;
  /** One unit vector a row. */
  readonly matrix: Float32Array;
  readonly dimension: number;
}

/**
 * Opens a graph written by `buildHnswFile`. Null where the native addon is needed and missing: use an `ExactIndex` instead.
 * Throws VerseError `bad-index`.
 */
export const openHnswIndex = async (files: HnswFiles): Promise<VectorIndex | null> => {
  const { elements } = checkHnswFile(files.path, files.dimension);
  const exact = new ExactIndex(files.matrix, files.dimension);
  if (elements !== files.labels.labels || files.labels.labelOfRow.length !== exact.rows) {
    throw new VerseError({
      code: "bad-index",
      problem: "The vector index and its table of rows do not belong together.",
      expected: `${files.labels.labels} vectors`,
      got: String(elements),
      cure: "Build it again with `verse index --full`.",
    });
  }
  if (exact.rows < SCAN_ROWS) return new HnswIndex(null, exact, files.labels);
  const Hnsw = await loadHnsw();
  if (Hnsw === null) return null;
  const graph = new Hnsw("ip", files.dimension);
  graph.readIndexSync(files.path);
  return new HnswIndex(graph, exact, files.labels);
};

/** Which rows and labels a search may give (1), and how many labels those are. */
interface Allowed {
  readonly rows: Uint8Array;
  readonly labels: Uint8Array;
  readonly elements: number;
}

class HnswIndex implements VectorIndex {
  readonly kind = "hnsw";
  readonly dimension: number;
  readonly rows: number;
  readonly #graph: HnswGraph | null;
  readonly #exact: ExactIndex;
  readonly #labels: GraphLabels;
  readonly #rowsOfLabel = new Map<number, number[]>();
  readonly #allowances = new WeakMap<Uint32Array, Allowed>();

  constructor(graph: HnswGraph | null, exact: ExactIndex, labels: GraphLabels) {
    this.#graph = graph;
    this.#exact = exact;
    this.#labels = labels;
    this.dimension = exact.dimension;
    this.rows = exact.rows;
    labels.labelOfRow.forEach((label, row) => {
      const rows = this.#rowsOfLabel.get(label);
      if (rows === undefined) this.#rowsOfLabel.set(label, [row]);
      else rows.push(row);
    });
  }

  search(vector: Float32Array, k: number, allowedRows: Uint32Array | null): VectorHit[] {
    checkVector(vector, this.dimension);
    const passing = allowedRows?.length ?? this.rows;
    const graph = this.#graph;
    if (graph === null || passing < SCAN_ROWS || passing <= this.rows * SCAN_SHARE || k >= passing) {
      return this.#exact.search(vector, k, allowedRows);
    }
    const allowed = allowedRows === null ? null : this.#allowed(allowedRows);
    const elements = allowed?.elements ?? this.#rowsOfLabel.size;
    // As many as the search looks at anyway: ties at the end of the list are then put in order below.
    const wanted = Math.min(elements, Math.max(k, EF_SEARCH));
    // A load puts ef back to 10, so it is set for every search.
    graph.setEf(Math.max(wanted, EF_SEARCH));
    const passes = allowed === null ? undefined : (label: number): boolean => allowed.labels[label] === 1;
    const { neighbors } = graph.searchKnn(Array.from(vector), wanted, passes);
    const top = new TopHits(k);
    for (const label of neighbors) {
      for (const row of this.#rowsOfLabel.get(label) ?? []) {
        if (allowed === null || allowed.rows[row] === 1) top.offer(row, this.#exact.cosine(row, vector));
      }
    }
    return top.sorted();
  }

  /** An audience asks with the same array every time, so what it allows is worked out once. */
  #allowed(allowedRows: Uint32Array): Allowed {
    const known = this.#allowances.get(allowedRows);
    if (known !== undefined) return known;
    const rows = new Uint8Array(this.rows);
    const labels = new Uint8Array(this.#labels.labels);
    let elements = 0;
    for (const row of allowedRows) {
      const label = this.#labels.labelOfRow[row] ?? 0;
      elements += 1 - (labels[label] ?? 0);
      rows[row] = 1;
      labels[label] = 1;
    }
    const allowed = { rows, labels, elements };
    this.#allowances.set(allowedRows, allowed);
    return allowed;
  }
}
