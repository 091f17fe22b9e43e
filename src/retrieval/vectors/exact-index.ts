import { checkVector } from "./check-vector.js";
import { TopHits } from "./top-hits.js";
import type { VectorHit, VectorIndex } from "./vector-index.js";

/** Compares the question with every allowed row: no error, no build, cost in proportion to the rows. */
export class ExactIndex implements VectorIndex {
  readonly kind = "exact";
  readonly dimension: number;
  readonly rows: number;
  readonly #matrix: Float32Array;

  /** `matrix` holds one unit vector a row, row after row. */
  constructor(matrix: Float32Array, dimension: number) {
    this.#matrix = matrix;
    this.dimension = dimension;
    this.rows = matrix.length / dimension;
  }

  search(vector: Float32Array, k: number, allowedRows: Uint32Array | null): VectorHit[] {
    checkVector(vector, this.dimension);
    const top = new TopHits(k);
    if (allowedRows === null)
      for (let row = 0; row < this.rows; row += 1) top.offer(row, this.cosine(row, vector));
    else for (const row of allowedRows) top.offer(row, this.cosine(row, vector));
    return top.sorted();
  }

  /** False for a text that the encoder gave no vector. */
  hasVector(row: number): boolean {
    return this.#matrix.subarray(row * this.dimension, (row + 1) * this.dimension).some((x) => x !== 0);
  }

  /** Cosine of one row with a unit vector. */
  cosine(row: number, vector: Float32Array): number {
    const matrix = this.#matrix;
    const dimension = this.dimension;
    const at = row * dimension;
    // Four sums side by side: the processor need not wait for one addition before the next. Written out here and in
    // quantise.ts, since one function for two kinds of numbers takes V8 a fifth longer.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let i = 0;
    for (; i + 3 < dimension; i += 4) {
      a += (matrix[at + i] ?? 0) * (vector[i] ?? 0);
      b += (matrix[at + i + 1] ?? 0) * (vector[i + 1] ?? 0);
      c += (matrix[at + i + 2] ?? 0) * (vector[i + 2] ?? 0);
      d += (matrix[at + i + 3] ?? 0) * (vector[i + 3] ?? 0);
    }
    for (; i < dimension; i += 1) a += (matrix[at + i] ?? 0) * (vector[i] ?? 0);
    return a + b + c + d;
  }
}
