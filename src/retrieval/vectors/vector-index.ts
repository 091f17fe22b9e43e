export interface VectorHit {
  readonly row: number;
  /** Cosine with the question. */
  readonly score: number;
}

/** Finds the rows whose unit vectors lie closest to a question's. */
export interface VectorIndex {
  readonly kind: "exact" | "hnsw";
  readonly dimension: number;
  readonly rows: number;
  /**
   * At most `k` hits by falling cosine, ties by row. `allowedRows` are ascending, distinct and not
   * changed after the call; null allows all.
   * Throws VerseError `bad-index` for a vector of another dimension and `encoder` for one that is not finite.
   */
  search(vector: Float32Array, k: number, allowedRows: Uint32Array | null): VectorHit[];
}
