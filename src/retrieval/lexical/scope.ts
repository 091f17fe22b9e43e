import { type LexicalIndex, type Postings, postingsAt, postingsOf } from "./lexical-index.js";

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
export const documentFrequency = (index: LexicalIndex, scope: Scope, term: string): number =>
  rowsIn(postingsOf(index, term), scope);

/** The terms with that beginning which allowed rows hold, each with the number of these rows; in no order. */
export function frequenciesFrom(
  { parts }: LexicalIndex,
  scope: Scope,
  beginning: string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { first, part } of parts) {
    const [from, to] = part.vocabulary.startingWith(beginning);
    for (let id = from; id < to; id++) {
      const frequency = rowsIn([postingsAt(first, part, id)], scope);
      if (frequency === 0) continue;
      const term = part.vocabulary.term(id);
      counts.set(term, (counts.get(term) ?? 0) + frequency);
    }
  }
  return counts;
}

/** How many of a term's rows are allowed. */
export function rowsIn(postings: readonly Postings[], { allowed }: Scope): number {
  let count = 0;
  for (const { first, part, start, end } of postings) {
    if (!allowed) count += end - start;
    else for (let i = start; i < end; i++) count += allowed[first + (part.postingRows[i] ?? 0)] ?? 0;
  }
  return count;
}
