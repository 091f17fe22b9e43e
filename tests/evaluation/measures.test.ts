import { expect, it } from "vitest";
import { mean, ndcg, recall, reciprocalRank } from "../../src/evaluation/measures.js";

const grades = new Map([
  ["a", 3],
  ["b", 2],
  ["c", 1],
  ["d", 0],
]);

// By hand: the ideal gain is 3 + 2 / log2(3) + 1 / 2 = 4.76186.
it.each([
  [["a", "b", "c"], 1, 1, 1],
  [["c", "b", "a"], 0.79, 1, 1],
  [["x", "a"], 0.3975, 1 / 3, 0.5],
  [["x", "d"], 0, 0, 0],
  [[], 0, 0, 0],
] as const)("%j", (ranked, gain, found, place) => {
  expect(ndcg(ranked, grades, 10)).toBeCloseTo(gain, 4);
  expect(recall(ranked, grades, 10)).toBeCloseTo(found, 4);
  expect(reciprocalRank(ranked, grades, 10)).toBe(place);
});

it("looks no deeper than asked", () => {
  expect([
    ndcg(["x", "a"], grades, 1),
    recall(["x", "a"], grades, 1),
    reciprocalRank(["x", "a"], grades, 1),
  ]).toEqual([0, 0, 0]);
  expect([mean([]), mean([1, 2])]).toEqual([0, 1.5]);
  // One place can hold no more than the best passage.
  expect(ndcg(["a"], grades, 1)).toBe(1);
});
