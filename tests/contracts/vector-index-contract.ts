import { describe, expect, it } from "vitest";
import type { VectorHit, VectorIndex } from "../../src/retrieval/vectors/vector-index.js";

const DIMENSION = 24;

/** Small repeatable pseudo-random numbers (Park and Miller's generator). */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
};

export const unitVectors = (count: number, dimension: number, random: () => number): Float32Array[] =>
  Array.from({ length: count }, () => {
    const raw = Array.from({ length: dimension }, () => random() - 0.5);
    const length = Math.hypot(...raw);
    return Float32Array.from(raw, (value) => value / length);
  });

export const matrixOf = (vectors: readonly Float32Array[], dimension: number): Float32Array => {
  const matrix = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, row) => void matrix.set(vector, row * dimension));
  return matrix;
};

/** The naive oracle: every cosine, sorted. */
export const bruteForce = (
  vectors: readonly Float32Array[],
  question: Float32Array,
  k: number,
  allowed: Uint32Array | null,
): VectorHit[] =>
  [...(allowed ?? vectors.keys())]
    .map((row) => ({
      row,
      score: (vectors[row] ?? new Float32Array()).reduce(
        (sum, value, i) => sum + value * (question[i] ?? 0),
        0,
      ),
    }))
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, k);

const everyNth = (count: number, step: number): Uint32Array =>
  Uint32Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);

/** What every vector index promises; `build` makes one over the given vectors. */
export const vectorIndexContract = (
  name: string,
  build: (vectors: readonly Float32Array[], dimension: number) => Promise<VectorIndex>,
): void => {
  describe(`${name} keeps the vector index contract`, () => {
    it.each([0, 1, 3, 249, 250, 251, 1200])(
      "finds what the naive search finds among %d rows",
      async (count) => {
        const random = randomNumbers(count + 7);
        const vectors = unitVectors(count, DIMENSION, random);
        const index = await build(vectors, DIMENSION);
        expect([index.rows, index.dimension]).toEqual([count, DIMENSION]);
        for (const question of unitVectors(20, DIMENSION, random)) {
          for (const allowed of [null, everyNth(count, 2), everyNth(count, 11), new Uint32Array(0)]) {
            const hits = index.search(question, 10, allowed);
            const expected = bruteForce(vectors, question, 10, allowed);
            expect(hits.map((hit) => hit.row)).toEqual(expected.map((hit) => hit.row));
            for (const [i, hit] of hits.entries())
              expect(hit.score).toBeCloseTo(expected[i]?.score ?? Number.NaN, 5);
          }
        }
      },
    );

    it("puts equal vectors in the order of their rows", async () => {
      const [same, other] = unitVectors(2, DIMENSION, randomNumbers(3));
      if (same === undefined || other === undefined) throw new Error("two vectors were asked for");
      const vectors = Array.from({ length: 300 }, (_, row) => (row % 10 === 0 ? same : other));
      const hits = (await build(vectors, DIMENSION)).search(same, 5, null);
      expect(hits.map((hit) => hit.row)).toEqual([0, 10, 20, 30, 40]);
    });

    it("gives no more than there is, and nothing for k = 0", async () => {
      const vectors = unitVectors(400, DIMENSION, randomNumbers(5));
      const index = await build(vectors, DIMENSION);
      const question = vectors[0] ?? new Float32Array(DIMENSION);
      expect(index.search(question, 1000, null)).toHaveLength(400);
      expect(index.search(question, 1000, everyNth(400, 3))).toHaveLength(134);
      expect(index.search(question, 0, null)).toEqual([]);
      expect(index.search(new Float32Array(DIMENSION), 3, null)).toHaveLength(3);
    });

    it.each([
      ["of another dimension", new Float32Array(DIMENSION + 1), "bad-index"],
      ["with NaN", new Float32Array(DIMENSION).fill(Number.NaN), "encoder"],
      ["with infinity", new Float32Array(DIMENSION).fill(Number.POSITIVE_INFINITY), "encoder"],
    ])("refuses a question %s", async (_, question, code) => {
      const index = await build(unitVectors(300, DIMENSION, randomNumbers(9)), DIMENSION);
      expect(() => index.search(question, 3, null)).toThrow(expect.objectContaining({ code }));
    });
  });
};
