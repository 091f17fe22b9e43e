import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divide } from "../../src/documents/divide.js";
import { makeQuote } from "../../src/documents/quote.js";
import { VerseError } from "../../src/errors.js";
import { textBlocks } from "../../src/reading/text/text-reader.js";
import { anyText } from "./any-text.js";

const document = { id: "doc", text: "Rule: 😀 is allowed.  " };

describe("makeQuote", () => {
  it("cuts the words and their lead out of the text and freezes them", () => {
    const quote = makeQuote(document, { start: 6, end: 20 }, { start: 0, end: 5 });
    expect(quote).toMatchObject({
      text: "😀 is allowed.",
      start: 6,
      end: 20,
      lead: { text: "Rule:", start: 0, end: 5 },
    });
    expect(Object.isFrozen(quote) && Object.isFrozen(quote.lead)).toBe(true);
  });

  it.each([
    ["nothing", { start: 3, end: 3 }],
    ["a reversed range", { start: 5, end: 3 }],
    ["more than the text", { start: 0, end: 99 }],
    ["before the text", { start: -1, end: 3 }],
    ["half a number", { start: 0.5, end: 3 }],
    ["white space", { start: 20, end: 22 }],
    ["the second half of a character", { start: 7, end: 12 }],
    ["the first half of a character", { start: 0, end: 7 }],
  ])("refuses %s", (_, span) => {
    expect(() => makeQuote(document, span)).toThrow(VerseError);
    expect(() => makeQuote(document, { start: 0, end: 4 }, span)).toThrow(/cannot be quoted/);
  });

  it("refuses words that do not stand there", () => {
    expect(() => makeQuote(document, { start: 0, end: 4 }, null, "rule")).toThrow(
      /Expected "Rule"\. Got "rule"/,
    );
    expect(makeQuote(document, { start: 0, end: 4 }, null, "Rule").text).toBe("Rule");
  });

  it("makes every sentence of any text quotable as it stands", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const sentence of divide({ text, blocks: textBlocks(text) }).sentences) {
          const quote = makeQuote({ id: "any", text }, sentence, sentence.lead);
          expect(text.slice(quote.start, quote.end)).toBe(quote.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
