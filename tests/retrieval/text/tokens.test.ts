// Covers: stopwords.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../../src/retrieval/text/tokens.js";

it.each([
  ["The measures are valid", ["measur", "valid"]],
  ["Café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]],
  ["2,311 and 2,311,000.5", ["2311", "2311000.5"]],
  ["1,2 or 3.5%", ["1,2", "3.5"]],
  ["员工享有年假", ["员工", "工享", "享有", "有年", "年假"]],
  ["假", ["假"]],
  ["5天annual假期", ["5", "天", "annual", "假期"]],
  ["", []],
] as const)("%s", (text, expected) => {
  // What a stem looks like is the stemmer's own matter; here it only has to be the same for both.
  const stemmed = expected.map((term) => tokenize(term)[0]?.term ?? term);
  expect(tokenize(text).map(({ term }) => term)).toEqual(stemmed);
});

describe("a text of ASCII alone", () => {
  it("has the tokens that it has beside other characters", () => {
    const unit = fc.constantFrom(..."abZ019 ',.-_\n", "don't", "1,500.25", "'s", "the ");
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 14 }), (units) => {
        const text = units.join("");
        expect(tokenize(text)).toEqual(tokenize(`${text} …`));
      }),
      { numRuns: 2_000 },
    );
  });
});
