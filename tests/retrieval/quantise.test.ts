import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotQuantised, quantiseRows } from "../../src/retrieval/quantise.js";

const vectorOf = (length: number) =>
  fc
    .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));

const exactDot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe("sentence vectors in 8 bits", () => {
  it("keep every dot product within half a scale for each unit of the question", () => {
    const rowsAndQuestion = fc.integer({ min: 1, max: 23 }).chain((dimension) =>
      fc.record({
        rows: fc.array(vectorOf(dimension), { minLength: 1, maxLength: 6 }),
        question: vectorOf(dimension),
      }),
    );
    fc.assert(
      fc.property(rowsAndQuestion, ({ rows, question }) => {
        const quantised = quantiseRows(rows, question.length);
        const weight = question.reduce((sum, value) => sum + Math.abs(value), 0);
        rows.forEach((row, i) => {
          const bound = ((quantised.scales[i] ?? 0) / 2) * weight * 1.0001 + 1e-12;
          expect(
            Math.abs(dotQuantised(quantised, i, question) - exactDot(row, question)),
          ).toBeLessThanOrEqual(bound);
        });
      }),
    );
  });

  it("keep zero a zero and the largest component exact", () => {
    const rows = quantiseRows([new Float32Array(5), Float32Array.of(0, 0.5, 0, -0.25, 0)], 5);
    expect(dotQuantised(rows, 0, Float32Array.of(1, 1, 1, 1, 1))).toBe(0);
    expect(dotQuantised(rows, 1, Float32Array.of(0, 1, 0, 0, 0))).toBeCloseTo(0.5, 6);
    expect(rows.values.byteLength).toBe(10);
  });
});
