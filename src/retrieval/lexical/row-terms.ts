import type { LexicalIndex } from "./lexical-index.js";

/** Terms of which only one thing is asked. */
export type TermSet = Pick<ReadonlySet<string>, "has">;

/** The terms of each row as they were indexed: asking for one is a binary search, and no text is read again. */
export function rowTerms(index: LexicalIndex): (row: number) => TermSet {
  const ids = new Map<string, number>();
  const idOf = (term: string): number => {
    const known = ids.get(term) ?? index.vocabulary.find(term);
    ids.set(term, known);
    return known;
  };
  return (row) => ({ has: (term) => holds(index, idOf(term), row) });
}

function holds({ starts, postingRows }: LexicalIndex, term: number, row: number): boolean {
  if (term < 0) return false;
  let low = starts[term] ?? 0;
  let high = starts[term + 1] ?? low;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postingRows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low < (starts[term + 1] ?? 0) && postingRows[low] === row;
}
