import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TopHits } from "../../../src/retrieval/vectors/top-hits.js";

const topOf = (k: number, offered: readonly (readonly [row: number, score: number])[]): number[] => {
  const top = new TopHits(k);
  for (const [row, score] of offered) top.offer(row, score);
  return top.sorted().map(({ row }) => row);
};

describe("the best hits", () => {
  it("keep the lower row of two with one score, whichever is offered first", () => {
    expect(
      topOf(1, [
        [1, 0.5],
        [2, 0.5],
      ]),
    ).toEqual([1]);
    expect(
      topOf(1, [
        [2, 0.5],
        [1, 0.5],
      ]),
    ).toEqual([1]);
    expect(
      topOf(2, [
        [7, 0.5],
        [5, 0.9],
        [3, 0.5],
        [4, 0.5],
      ]),
    ).toEqual([5, 3]);
  });

  it("are those of a full sort, in any order of offering", () => {
    const rows = fc.uniqueArray(fc.nat(60), { maxLength: 40 });
    // Few scores, so that ties are the rule.
    const scored = rows.chain((some) =>
      fc.tuple(...some.map((row) => fc.tuple(fc.constant(row), fc.constantFrom(0, 0.25, 0.5)))),
    );
    fc.assert(
      fc.property(scored, fc.nat(12), (offered, k) => {
        const sorted = [...offered].sort(([a, x], [b, y]) => y - x || a - b);
        expect(topOf(k, offered)).toEqual(sorted.slice(0, k).map(([row]) => row));
      }),
    );
  });
});
