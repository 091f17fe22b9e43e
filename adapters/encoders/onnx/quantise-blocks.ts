/** Weights that share one scale, along the input side of a matrix. */
export const QUANTISED_BLOCK = 32;
/** How MatMulNBits stores a zero where no zero points are given. */
const ZERO_POINT = 128;
const LARGEST = 127;

/**
 * 8-bit weights for onnxruntime's MatMulNBits: `values` [columns, rows / 32, 32] with zero at 128, `scales`
 * [columns, rows / 32]. `rows` is a multiple of 32; `weights` is row-major [rows, columns].
 */
export const quantiseBlocks = (
  weights: Float32Array,
  rows: number,
  columns: number,
): { values: Uint8Array; scales: Float32Array } => {
  const values = new Uint8Array(rows * columns);
  const scales = new Float32Array((rows / QUANTISED_BLOCK) * columns);
  let out = 0;
  for (let column = 0; column < columns; column += 1) {
    for (let block = 0; block < rows; block += QUANTISED_BLOCK) {
      const at = (i: number): number => weights[(block + i) * columns + column] ?? 0;
      let largest = 0;
      for (let i = 0; i < QUANTISED_BLOCK; i += 1) largest = Math.max(largest, Math.abs(at(i)));
      const scale = largest / LARGEST || 1;
      scales[out / QUANTISED_BLOCK] = scale;
      for (let i = 0; i < QUANTISED_BLOCK; i += 1) values[out + i] = ZERO_POINT + Math.round(at(i) / scale);
      out += QUANTISED_BLOCK;
    }
  }
  return { values, scales };
};
