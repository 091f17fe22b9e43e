import { expect, test } from "vitest";
import {
  measureScale,
  onReferenceScale,
  REFERENCE_SCALE,
  scaleFor,
} from "../../src/retrieval/cosine-scale.js";

/** Unit vectors that all lean the same way, as many encoders' do; the more so the larger `lean`. */
function leaning(rows: number, dimension: number, lean: number): Float32Array {
  const matrix = new Float32Array(rows * dimension);
  let state = 7;
  for (let row = 0; row < rows; row++) {
    const vector = Array.from({ length: dimension }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return lean + state / 2 ** 31 - 1;
    });
    const length = Math.hypot(...vector);
    matrix.set(
      vector.map((value) => value / length),
      row * dimension,
    );
  }
  return matrix;
}

test("encoders whose cosines lie elsewhere come to lie alike", () => {
  for (const lean of [0.2, 1, 3]) {
    const scale = measureScale(leaning(80, 16, lean), 16);
    if (scale === null) throw new Error("no scale");
    expect(onReferenceScale(scale.mean, scale)).toBeCloseTo(REFERENCE_SCALE.mean);
    expect(onReferenceScale(scale.mean + scale.deviation, scale)).toBeCloseTo(
      REFERENCE_SCALE.mean + REFERENCE_SCALE.deviation,
    );
    const high = [4, 6, 8, 12, 30].map((z) => onReferenceScale(scale.mean + z * scale.deviation, scale));
    expect(high).toEqual([...new Set(high)].sort((a, b) => a - b));
    expect(high.at(-1)).toBeLessThan(2.5);
    const steps = [3.6, 3.7, 3.8].map((z) => onReferenceScale(scale.mean + z * scale.deviation, scale));
    expect((steps[2] ?? 0) - (steps[1] ?? 0)).toBeCloseTo((steps[1] ?? 0) - (steps[0] ?? 0), 2);
  }
  const near = measureScale(leaning(80, 16, 3), 16)?.mean ?? 0;
  expect(near).toBeGreaterThan(measureScale(leaning(80, 16, 0.2), 16)?.mean ?? 1);
});

test("the same corpus gives the same scale; too small a one gives none; texts without a vector do not count", () => {
  const matrix = leaning(40, 8, 1);
  expect(measureScale(matrix, 8)).toEqual(measureScale(matrix, 8));
  expect(measureScale(matrix.subarray(0, 8), 8)).toBeNull();
  const padded = new Float32Array(matrix.length * 2);
  padded.set(matrix);
  expect(measureScale(padded, 8)).toEqual(measureScale(matrix, 8));
  expect(scaleFor("use-lite/abc", matrix, 8)).toBeNull();
  expect(scaleFor("openai", matrix, 8)).not.toBeNull();
});
