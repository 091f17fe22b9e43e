import type { LexicalIndex } from "./lexical-index.js";
import type { LexicalPart } from "./lexical-part.js";

/** Terms of which only one thing is asked. */
export type TermSet = Pick<ReadonlySet<string>, "has">;

/** The terms of each row as they were indexed: asking for one is a binary search, and no text is read again. */
export function rowTerms({ parts }: LexicalIndex): (row: number) => TermSet {
  const ends = parts.map(({ first, part }) => ({ first, end: first + part.rows, holds: holder(part) }));
  return (row) => {
    const placed = ends.find(({ end }) => row < end);
    return { has: (term) => placed?.holds(term, row - placed.first) ?? false };
  };
}

function holder(part: LexicalPart): (term: string, row: number) => boolean {
  const ids = new Map<string, number>();
  return (term, row) => {
    const id = ids.get(term) ?? part.vocabulary.find(term);
    ids.set(term, id);
    return holds(part, id, row);
  };
}

function holds({ starts, postingRows }: LexicalPart, term: number, row: number): boolean {
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
