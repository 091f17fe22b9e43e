import { describe, expect, it } from "vitest";
import { coverage } from "../../../src/answering/finding/coverage.js";
import type { WeighedConcept } from "../../../src/retrieval/script-query.js";
import { termsOf } from "../../../src/retrieval/text/stems.js";

const concept = (idf: number, ...variants: (string | readonly [string, number])[]): WeighedConcept => ({
  concept: {
    variants: variants.map((one) =>
      typeof one === "string" ? { term: one, weight: 1 } : { term: one[0], weight: one[1] },
    ),
    weight: 1,
  },
  idf,
});
const voice = (text: string, weight = 1) => ({ terms: termsOf(text), weight });

describe("the share of a question that voices cover", () => {
  const question = [concept(3, "pearl"), concept(1, "farm")];

  it.each<[string, ReturnType<typeof voice>[], number]>([
    ["nothing said", [voice("a sentence about boats")], 0],
    ["the rare word", [voice("pearls")], 0.75],
    ["the common word", [voice("a farm")], 0.25],
    ["all", [voice("pearl farms")], 1],
    ["a heading's word counts as its voice", [voice("boats"), voice("pearl farms", 0.3)], 0.3],
    ["each concept by its loudest voice", [voice("pearl"), voice("pearl farm", 0.3)], 0.75 + 0.25 * 0.3],
    ["never twice", [voice("pearl farm"), voice("pearl farm"), voice("pearl farm")], 1],
  ])("%s", (_, voices, share) => {
    expect(coverage(question, voices)).toBeCloseTo(share, 10);
  });

  it("a repaired spelling counts less than the word", () => {
    const repaired = [concept(2, "perl", ["pearl", 0.8])];
    expect(coverage(repaired, [voice("pearl")])).toBeCloseTo(0.8, 10);
    expect(coverage(repaired, [voice("perl pearl")])).toBe(1);
  });

  it("of no question is 0", () => {
    expect(coverage([], [voice("pearl")])).toBe(0);
  });
});
