import { createHash } from "node:crypto";
import type { RowMoves } from "../row-moves.js";

/** Above this share of deleted labels a graph is built anew: they cost memory and every search passes them. */
const MAX_DELETED_SHARE = 0.25;

/** Which element of an approximate index's graph stands for which row. Equal vectors share one. */
export interface GraphLabels {
  readonly labelOfRow: Uint32Array;
  /** Labels of the graph, those marked as deleted included. */
  readonly labels: number;
}

/** How an approximate index gets from the last generation's rows to the next one's. */
export interface LabelPlan extends GraphLabels {
  /** Nothing of the last graph is worth keeping. */
  readonly rebuild: boolean;
  /** Labels of the last graph to mark as deleted now. */
  readonly deleted: Uint32Array;
  /** For each new label, in order, a row that has its vector. */
  readonly addedRows: Uint32Array;
}

/** Names a vector: rows with the same key have the same vector to the last bit. */
export type VectorKey = string | number;

const keyOf = (vector: Float32Array): string => createHash("sha256").update(vector).digest("base64");

/** One key a row of `matrix`. */
export const vectorKeys = (matrix: Float32Array, dimension: number): string[] =>
  Array.from({ length: matrix.length / dimension }, (_, row) =>
    keyOf(matrix.subarray(row * dimension, (row + 1) * dimension)),
  );

/**
 * Keys for going on from a graph without looking at every vector: a row that is kept, and a fresh one whose vector the
 * last generation has too, are named by the label that they have there.
 */
export function keysFrom(
  last: GraphLabels & { readonly matrix: Float32Array },
  matrix: Float32Array,
  dimension: number,
  moves: RowMoves,
): VectorKey[] {
  const keys: VectorKey[] = new Array(moves.rows).fill("");
  for (const { from, to, count } of moves.runs)
    for (let i = 0; i < count; i++) keys[to + i] = last.labelOfRow[from + i] ?? 0;
  const vectorAt = (of: Float32Array, row: number): Float32Array =>
    of.subarray(row * dimension, (row + 1) * dimension);
  const byHead = new Map<number, number[]>();
  for (const row of moves.fresh) {
    const vector = vectorAt(matrix, row);
    keys[row] = keyOf(vector);
    const head = vector[0] ?? 0;
    byHead.set(head, [...(byHead.get(head) ?? []), row]);
  }
  for (let before = 0; byHead.size > 0 && before < last.labelOfRow.length; before++) {
    for (const row of byHead.get(last.matrix[before * dimension] ?? 0) ?? [])
      if (equal(vectorAt(last.matrix, before), vectorAt(matrix, row)))
        keys[row] = last.labelOfRow[before] ?? 0;
  }
  return keys;
}

const equal = (a: Float32Array, b: Float32Array): boolean => a.every((value, i) => value === b[i]);

/**
 * Labels stay with their vectors while rows move. `keys` are those of the new rows, `previous` the last generation's,
 * null where there is none. Equal vectors get one label between them: a graph in which an element's nearest
 * neighbours are all its copies falls apart, and what lies in the other parts is never found.
 */
export const planLabels = (
  previous: (GraphLabels & { readonly keys: ArrayLike<VectorKey> }) | null,
  keys: readonly VectorKey[],
): LabelPlan => {
  const labelOfKey = new Map<VectorKey, number>();
  previous?.labelOfRow.forEach((label, row) => {
    const key = previous.keys[row];
    if (key !== undefined) labelOfKey.set(key, label);
  });
  const before = previous?.labels ?? 0;
  const alive = new Set(labelOfKey.values());
  const used = new Set<number>();
  const addedRows: number[] = [];
  const labelOfRow = Uint32Array.from(keys, (key, row) => {
    let label = labelOfKey.get(key);
    if (label === undefined) {
      label = before + addedRows.length;
      labelOfKey.set(key, label);
      addedRows.push(row);
    }
    used.add(label);
    return label;
  });
  const labels = before + addedRows.length;
  if (previous !== null && labels - used.size > labels * MAX_DELETED_SHARE) return planLabels(null, keys);
  return {
    rebuild: previous === null,
    deleted: Uint32Array.from([...alive].filter((label) => !used.has(label))),
    addedRows: Uint32Array.from(addedRows),
    labelOfRow,
    labels,
  };
};
