const LARGEST = 127;

/** A row-major [rows, columns] matrix as 8-bit integers with one scale a column: weight = value * scale. */
export const quantiseColumns = (
  weights: Float32Array,
  rows: number,
  columns: number,
): { values: Int8Array; scales: Float32Array } => {
  const scales = new Float32Array(columns);
  weights.forEach((weight, i) => {
    const column = i % columns;
    scales[column] = Math.max(scales[column] ?? 0, Math.abs(weight) / LARGEST);
  });
  const values = new Int8Array(rows * columns);
  weights.forEach((weight, i) => {
    values[i] = Math.round(weight / (scales[i % columns] || 1));
  });
  return { values, scales };
};
