import { createHash } from "node:crypto";

/** Above this share of deleted labels a graph is built anew: they cost memory and every search passes them. */
export const MAX_DELETED_SHARE = 0.25;

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

/** One key a row of `matrix`, equal where the vectors are equal to the last bit. */
export const vectorKeys = (matrix: Float32Array, dimension: number): string[] =>
  Array.from({ length: matrix.length / dimension }, (_, row) =>
    createHash("sha256")
      .update(matrix.subarray(row * dimension, (row + 1) * dimension))
      .digest("base64"),
  );

/**
 * Labels stay with their vectors while rows move. `keys` are those of the new rows, `previous` the last generation's,
 * null where there is none. Equal vectors get one label between them: a graph in which an element's nearest
 * neighbours are all its copies falls apart, and what lies in the other parts is never found.
 */
export const planLabels = (
  previous: (GraphLabels & { readonly keys: readonly string[] }) | null,
  keys: readonly string[],
): LabelPlan => {
  const labelOfKey = new Map<string, number>();
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
