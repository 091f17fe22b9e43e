import type { Corpus } from "./corpus.js";
import type { Scope } from "./lexical/scope.js";

/** Passage rows that may be hits: allowed to the asker, and of the documents chosen. */
export interface EligibleRows {
  has(row: number): boolean;
  /** Ascending; null means all. The same array for the same scope, so that an index may keep what it derives of it. */
  rows(): Uint32Array | null;
}

const allowedRows = new WeakMap<Uint8Array, Uint32Array>();

export function eligibleRows(
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
