import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planLabels, vectorKeys } from "../../../src/retrieval/vectors/label-plan.js";

const previous = (labels: number, rows: readonly [key: string, label: number][]) => ({
  labels,
  keys: rows.map(([key]) => key),
  labelOfRow: Uint32Array.from(rows, ([, label]) => label),
});

const FOUR = previous(4, [
  ["a", 0],
  ["b", 1],
  ["c", 2],
  ["d", 3],
]);

describe("the plan from one generation's labels to the next", () => {
  it.each<
    [string, Parameters<typeof planLabels>[0], string[], [boolean, number[], number[], number[], number]]
  >([
    ["starts anew", null, ["a", "b"], [true, [], [0, 1], [0, 1], 2]],
    ["gives equal vectors one label", null, ["a", "b", "a"], [true, [], [0, 1], [0, 1, 0], 2]],
    ["keeps labels where rows moved", FOUR, ["d", "c", "b", "a"], [false, [], [], [3, 2, 1, 0], 4]],
    ["adds one and deletes one", FOUR, ["x", "b", "c", "d"], [false, [0], [0], [4, 1, 2, 3], 5]],
    [
      "does not delete twice",
      previous(5, [
        ["b", 1],
        ["c", 2],
        ["d", 3],
        ["e", 4],
      ]),
      ["b", "c", "d", "e"],
      [false, [], [], [1, 2, 3, 4], 5],
    ],
    ["starts anew when too much is gone", FOUR, ["a", "b"], [true, [], [0, 1], [0, 1], 2]],
  ])("%s", (_, last, keys, expected) => {
    const plan = planLabels(last, keys);
    expect([plan.rebuild, [...plan.deleted], [...plan.addedRows], [...plan.labelOfRow], plan.labels]).toEqual(
      expected,
    );
  });

  it("gives rows the same label exactly when their keys are the same, through any two generations", () => {
    const keysOfRows = fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 30 });
    fc.assert(
      fc.property(keysOfRows, keysOfRows, (first, second) => {
        const last = planLabels(null, first);
        const plan = planLabels({ ...last, keys: first }, second);
        second.forEach((key, row) => {
          second.forEach((other, otherRow) => {
            expect(plan.labelOfRow[row] === plan.labelOfRow[otherRow]).toBe(key === other);
          });
          const before = first.indexOf(key);
          if (!plan.rebuild && before >= 0) expect(plan.labelOfRow[row]).toBe(last.labelOfRow[before]);
        });
        for (const label of plan.deleted) expect([...plan.labelOfRow]).not.toContain(label);
      }),
    );
  });

  it("knows equal vectors by their bits", () => {
    const keys = vectorKeys(Float32Array.of(1, 0, 0, 1, 1, 0), 2);
    expect(keys[0]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
  });
});
