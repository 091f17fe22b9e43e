import { describe, expect, it } from "vitest";
import { DEFAULT_CALIBRATION } from "../../../src/answering/finding/confidence.js";
import { foreignBounds } from "../../../src/indexing/self-calibration/foreign-bounds.js";

/** A hundred confidences at equal distances up to `most`. */
const upTo = (most: number): number[] => Array.from({ length: 100 }, (_, i) => (most * (i + 1)) / 100);
const measured = (kind: "lexical" | "dense", most: number) => {
  const bounds = foreignBounds(kind, upTo(most));
  if (bounds === null) throw new Error("no bounds");
  return bounds;
};

describe("bounds by general questions", () => {
  it.each(["lexical", "dense"] as const)("rise with what foreign questions reach: %s", (kind) => {
    const usual = DEFAULT_CALIBRATION[kind].refuse;
    const [low, high] = [measured(kind, usual * 0.8), measured(kind, usual * 1.1)];
    expect(high.refuse).toBeGreaterThan(low.refuse);
    expect(high.hedge).toBeGreaterThanOrEqual(low.hedge);
  });

  it.each([0, 0.1, 0.5, 0.9, 1])("stay where an answer can lie, whatever they reach: %d", (most) => {
    for (const kind of ["lexical", "dense"] as const) {
      const { refuse, hedge } = measured(kind, most);
      expect(refuse).toBeGreaterThan(0.15);
      expect(refuse).toBeLessThan(hedge);
      expect(hedge).toBeLessThan(0.5);
    }
  });

  it("do not depend on the order of the questions", () => {
    expect(foreignBounds("dense", upTo(0.4).reverse())).toEqual(foreignBounds("dense", upTo(0.4)));
  });

  it("are not measured by a few questions, nor where words were translated one by one", () => {
    expect(foreignBounds("dense", upTo(0.4).slice(0, 10))).toBeNull();
    expect(foreignBounds("translated", upTo(0.4))).toBeNull();
  });
});
