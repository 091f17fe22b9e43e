import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildLexicalIndex } from "../../../src/retrieval/lexical/lexical-index.js";
import { scopeOf } from "../../../src/retrieval/lexical/scope.js";
import { oneEditApart, repairTypo } from "../../../src/retrieval/lexical/typo.js";
import { inParts } from "./in-parts.js";

describe("typo repair", () => {
  it.each([
    ["jewelry", "jewelery", true],
    ["jewelry", "jewelyr", true],
    ["jewelry", "jewlry", true],
    ["jewelry", "jewalry", true],
    ["jewelry", "jewelry", false],
    ["jewelry", "jewels", false],
    ["abcd", "badc", false],
  ])("%s and %s are one edit apart: %s", (a, b, expected) => {
    expect([oneEditApart(a, b), oneEditApart(b, a)]).toEqual([expected, expected]);
  });

  it("takes known words of allowed rows with the same first letter, the most frequent first, two at most", () => {
    const index = inParts([["plane", "plank"], ["plans", "plank"], ["blank"], ["plant"]], [1, 3]);
    expect(repairTypo(index, scopeOf(index, null), "planx")).toEqual(["plank", "plane"]);
    expect(repairTypo(index, scopeOf(index, Uint8Array.of(0, 0, 1, 1)), "planx")).toEqual(["plant"]);
    expect(repairTypo(index, scopeOf(index, null), "pla")).toEqual([]);
  });

  it.each([
    ["a word of three letters", "tux", "tax"],
    ["a number", "2024", "2025"],
    ["a word with a number in it", "cov19", "cov18"],
  ])("leaves %s alone", (_, asked, known) => {
    const index = buildLexicalIndex([[known]]);
    expect(repairTypo(index, scopeOf(index, null), asked)).toEqual([]);
  });

  it.each([
    ["fees", "feas"],
    ["年中华假", "年华中假"],
    ["caféé", "cafèé"],
  ])("finds %s for %s", (known, asked) => {
    const index = buildLexicalIndex([[known]]);
    expect(repairTypo(index, scopeOf(index, null), asked)).toEqual([known]);
  });
});

describe("typo repair over many terms", () => {
  const letters = fc.constantFrom("a", "b", "é", "è", "中", "华");
  const term = fc.array(letters, { minLength: 4, maxLength: 6 }).map((rest) => `a${rest.join("")}`);

  it("misses no term that is one edit apart, whatever its characters take in UTF-8", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(term, { maxLength: 40 }),
        fc.array(fc.nat(40)),
        term,
        (terms, ends, asked) => {
          const rows = terms.map((known) => [known]);
          const near = terms.filter((known) => oneEditApart(asked, known)).sort();
          const index = inParts(rows, ends);
          expect(repairTypo(index, scopeOf(index, null), asked)).toEqual(near.slice(0, 2));
        },
      ),
      { numRuns: 300 },
    );
  });
});
