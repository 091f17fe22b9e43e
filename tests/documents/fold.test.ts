import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldText, originalSpan } from "../../src/documents/fold.js";
import { anyText } from "./any-text.js";

describe("fold", () => {
  it.each([
    ["case", "STRASSE", "straße"],
    ["Greek final sigma", "ΛΟΓΟΣ", "λογος"],
    ["width", "ＡＢＣ１２３", "abc123"],
    ["ligatures", "ﬁne", "fine"],
    ["composed and decomposed", "é", "e\u0301"],
    ["quotation marks and dashes", "“a” – ‘b’", "\"a\" - 'b'"],
    ["white space", "a \r\n\t b", "a b"],
    ["invisible characters", "co\u00adop\u200b", "coop"],
  ])("%s", (_, a, b) => {
    expect(foldText(a)).toBe(foldText(b));
  });

  it("finds the way back to the original characters", () => {
    const text = "Die  ﬁne Straße";
    const folded = fold(text);
    const at = folded.text.indexOf("fine strasse");
    const span = originalSpan(folded, at, at + "fine strasse".length);
    expect(text.slice(span.start, span.end)).toBe("ﬁne Straße");
    expect(() => originalSpan(folded, 3, 3)).toThrow(RangeError);
  });

  it("keeps a whole map for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        expect(folded.starts.length).toBe(folded.text.length);
        let last = 0;
        for (let unit = 0; unit < folded.text.length; unit++) {
          const [start = -1, end = -1] = [folded.starts[unit], folded.ends[unit]];
          expect(start >= last && end > start && end <= text.length).toBe(true);
          last = start;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps raised digits apart from the number or word before, but not from a unit", () => {
    expect(foldText("140¹ euros, 10³ guests, euros², 3 m², 5 cm³")).toBe(
      "140 1 euros, 10 3 guests, euros 2, 3 m2, 5 cm3",
    );
  });
});
