import { describe, expect, it } from "vitest";
import { inverseFrequency, resolveConcepts } from "../../../src/retrieval/lexical/bm25.js";
import { buildLexicalIndex, type LexicalIndex } from "../../../src/retrieval/lexical/lexical-index.js";
import { scopeOf } from "../../../src/retrieval/lexical/scope.js";
import { conceptsOf, parseQuery } from "../../../src/retrieval/query.js";
import { SYNONYM_TABLE } from "../../../src/retrieval/text/synonym-table.js";
import { synonymsOf } from "../../../src/retrieval/text/synonyms.js";
import { termsIn } from "../../../src/retrieval/text/tokens.js";

const entries = SYNONYM_TABLE.slice(1, -1)
  .split("|")
  .map((entry) => entry.split(" "));

describe("the table of synonyms", () => {
  it("is found entry by entry, first and last too", () => {
    expect(entries.length).toBeGreaterThan(5000);
    for (const [term = "", ...others] of entries) expect(synonymsOf(term)).toEqual(others);
  });

  it.each(["", "a", "aaa", "zzz", "purchas purchas", "珠宝", "1"])("has nothing for %j", (term) => {
    expect(synonymsOf(term)).toEqual([]);
  });

  it("holds words as the index does, each but few others and never itself", () => {
    for (const [term = "", ...others] of entries) {
      expect(others).not.toContain(term);
      expect(new Set(others).size).toBe(others.length);
      expect(others.length).toBeLessThanOrEqual(8);
    }
    expect(synonymsOf(termsIn("purchases")[0] ?? "")).toContain(termsIn("buying")[0]);
  });
});

const TEXTS = ["We buy tools", "We buy chairs", "A purchase of paper", "Paper is dear", "Chairs are red"];
const index: LexicalIndex = buildLexicalIndex(TEXTS.map(termsIn));
const open = scopeOf(index, null);
const conceptOf = (question: string, scope = open) => conceptsOf(parseQuery(question), index, scope)[0];
const variants = (question: string, scope = open) =>
  conceptOf(question, scope)?.variants.map(({ term, weight, synonym }) => [term, weight, synonym ?? false]);

describe("a word of a question", () => {
  it("brings other words for it that the documents know, which count less", () => {
    expect(variants("purchase")).toEqual([
      ["purchas", 1, false],
      ["buy", 0.2, true],
    ]);
  });

  it("that they do not know is found by another", () => {
    const some = scopeOf(index, Uint8Array.from([1, 1, 0, 1, 1]));
    expect(variants("purchase", some)).toEqual([
      ["purchas", 1, false],
      ["buy", 0.3, true],
    ]);
  });

  it("brings none that only documents outside know", () => {
    const some = scopeOf(index, Uint8Array.from([0, 0, 1, 1, 1]));
    expect(variants("purchase", some)).toEqual([["purchas", 1, false]]);
  });

  it("is as rare as it is alone and with its synonyms, between the two", () => {
    const concept = conceptOf("purchase");
    const [found] = resolveConcepts(index, open, concept ? [concept] : []);
    const alone = inverseFrequency(5, 1);
    const together = inverseFrequency(5, 3);
    expect(found?.ownIdf).toBeCloseTo(alone, 10);
    expect(found?.idf).toBeCloseTo(0.6 * together + 0.4 * alone, 10);
    expect(found?.idfWithHeadings).toBeCloseTo(0.6 * together + 0.4 * alone, 10);
    expect([...(found?.rows ?? [])].sort()).toEqual([0, 1, 2]);
  });

  it("whose spelling is repaired is as rare as the words that it may be", () => {
    const concept = conceptOf("papr");
    const [found] = resolveConcepts(index, open, concept ? [concept] : []);
    expect(found?.idf).toBeCloseTo(inverseFrequency(5, 2), 10);
  });
});
