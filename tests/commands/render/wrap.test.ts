import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns } from "../../../src/commands/render/wrap.js";

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

describe("columns of a terminal", () => {
  it("are counted by graphemes, also where the text is plain enough for its length", () => {
    const unit = fc.constantFrom(..."aZ9 -–—“”‘’…éß·°©®™\u00ad\u0301中文한、🙂👩‍👩‍👧", "e\u0301", "🇩🇪");
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = units.join("");
        const naive = [...graphemes.segment(text)].reduce(
          (sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1),
          0,
        );
        expect(columns(text)).toBe(naive);
      }),
      { numRuns: 2_000 },
    );
  });
});
