import { HEADING_ONLY, type LexicalIndex } from "./lexical-index.js";

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

/** Number of allowed rows that say the term; of those under headings that do, where no row says it itself. */
export function documentFrequency(index: LexicalIndex, scope: Scope, term: number): number {
  const end = index.starts[term + 1] ?? 0;
  let said = 0;
  let above = 0;
  for (let i = index.starts[term] ?? 0; i < end; i++) {
    if (scope.allowed && scope.allowed[index.postingRows[i] ?? 0] !== 1) continue;
    if ((index.frequencies[i] ?? 0) < HEADING_ONLY) said++;
    else above++;
  }
  return said || above;
}
