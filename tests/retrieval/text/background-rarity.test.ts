import { describe, expect, it } from "vitest";
import { buildLexicalIndex } from "../../../src/retrieval/lexical/lexical-index.js";
import { scopeOf } from "../../../src/retrieval/lexical/scope.js";
import { conceptsOf, parseQuery } from "../../../src/retrieval/query.js";
import { backgroundWeight } from "../../../src/retrieval/text/background-rarity.js";
import { EVERYDAY_TABLE } from "../../../src/retrieval/text/everyday-table.js";
import { termsIn } from "../../../src/retrieval/text/tokens.js";

const weightOf = (word: string): number => backgroundWeight(termsIn(word)[0] ?? "");

describe("the weight of a word by how common it is in general English", () => {
  it("is less for what everybody says daily, and full for what few say", () => {
    for (const word of ["get", "going", "take", "away", "happens"]) expect(weightOf(word)).toBeLessThan(0.8);
    for (const word of ["vacation", "procurement", "telework", "encryption"]) expect(weightOf(word)).toBe(1);
    expect(weightOf("get")).toBeLessThan(weightOf("leave"));
  });

  it("is full for what is no English word", () => {
    for (const term of ["珠宝", "2024", "zzz", ""]) expect(backgroundWeight(term)).toBe(1);
  });

  it("stands in the table once a term, in tenths of a share", () => {
    const terms = EVERYDAY_TABLE.flatMap(([, some]) => some.split(" "));
    expect(terms.length).toBeGreaterThan(500);
    expect(new Set(terms).size).toBe(terms.length);
    for (const term of terms) expect(term).toMatch(/^[a-z]{2,}$/);
    for (const [weight] of EVERYDAY_TABLE) expect([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]).toContain(weight);
  });

  it("is what the word counts in a question, beside how rare it is in the documents", () => {
    const index = buildLexicalIndex(["You get paid vacation", "Vacation is earned monthly"].map(termsIn));
    const weights = conceptsOf(parseQuery("get vacation"), index, scopeOf(index, null)).map(
      ({ weight }) => weight,
    );
    expect(weights).toEqual([weightOf("get"), 1]);
  });
});
