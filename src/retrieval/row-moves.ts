/** Neighbouring rows of the last generation that are neighbours in the next one. */
export interface RowRun {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Where the rows of the next generation's index come from. */
export interface RowMoves {
  /** Rows of the next generation. */
  readonly rows: number;
  /** Rows that are kept; ascending in both generations. */
  readonly runs: readonly RowRun[];
  /** Ascending: rows that the last generation did not have. Every row is here or in a run. */
  readonly fresh: Uint32Array;
}

/** Nothing is kept. */
export const allFresh = (rows: number): RowMoves => ({
  rows,
  runs: [],
  fresh: Uint32Array.from({ length: rows }, (_, row) => row),
});

/** The next row of each row of the last generation, -1 for those that are gone. */
export function nextRows({ runs }: RowMoves, rowsBefore: number): Int32Array {
  const next = new Int32Array(rowsBefore).fill(-1);
  for (const { from, to, count } of runs) for (let i = 0; i < count; i++) next[from + i] = to + i;
  return next;
}

interface Elements {
  set(values: ArrayLike<number>, at: number): void;
  subarray(from: number, to: number): ArrayLike<number>;
}

/** Copies the kept rows of one array, `width` elements each, to their places in another. */
export function copyKept(before: Elements, after: Elements, { runs }: RowMoves, width: number): void {
  for (const { from, to, count } of runs)
    after.set(before.subarray(from * width, (from + count) * width), to * width);
}

/** Collects moves while documents are put in order. */
export class MovesWriter {
  #rows = 0;
  readonly #runs: { from: number; to: number; count: number }[] = [];
  readonly #fresh: number[] = [];

  keep(from: number, count: number): void {
    const last = this.#runs.at(-1);
    if (last && last.from + last.count === from && last.to + last.count === this.#rows) last.count += count;
    else if (count > 0) this.#runs.push({ from, to: this.#rows, count });
    this.#rows += count;
  }

  add(count: number): void {
    for (let i = 0; i < count; i++) this.#fresh.push(this.#rows++);
  }

  finish(): RowMoves {
    return { rows: this.#rows, runs: this.#runs, fresh: Uint32Array.from(this.#fresh) };
  }
}
