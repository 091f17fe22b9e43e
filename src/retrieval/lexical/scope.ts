import type { LexicalIndex } from "./lexical-index.js";

/**
 * The rows a question may use. Every statistic (row count, average length, document frequency, vocabulary) is taken
 * over these rows alone, so that rows outside leave no trace in any score.
 */
export interface Scope {
  /** 1 where the row may be used; null where all may. */
  readonly allowed: Uint8Array | null;
  readonly rows: number;
  readonly averageLength: number;
}

export function scopeOf(index: LexicalIndex, allowed: Uint8Array | null): Scope {
  let rows = 0;
  let length = 0;
  for (let row = 0; row < index.rows; row++) {
    if (allowed && allowed[row] !== 1) continue;
    rows++;
    length += index.lengths[row] ?? 0;
  }
  return { allowed, rows, averageLength: rows === 0 ? 0 : length / rows };
}

/** Number of allowed rows that hold the term. */
export function documentFrequency(index: LexicalIndex, scope: Scope, term: number): number {
  const start = index.starts[term] ?? 0;
  const end = index.starts[term + 1] ?? start;
  if (!scope.allowed) return end - start;
  let count = 0;
  for (let i = start; i < end; i++) count += scope.allowed[index.postingRows[i] ?? 0] ?? 0;
  return count;
}
