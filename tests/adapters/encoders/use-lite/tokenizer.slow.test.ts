// Covers: trie.ts, vocabulary.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UnigramTokenizer } from "../../../../adapters/encoders/use-lite/tokenizer.js";
import { packageTokenizer, vocabulary } from "../package-runtime.js";

const ours = new UnigramTokenizer(vocabulary);
const theirs = await packageTokenizer();

const pieces = vocabulary.map(([piece]) => piece.replaceAll("\u2581", " "));
const hostile = [
  ":",
  "30",
  ":00",
  ":)",
  "://",
  "\u0301",
  "\u0323",
  "\u1100",
  "\u1161",
  "\u11a8",
  "\ufb01",
  "\u00a0",
  "\ud83d\ude00",
  "\ud800",
  "中",
  "\u2581",
  "\n",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join("")),
  fc
    .array(fc.constantFrom(...hostile, ...pieces.slice(6, 60)), { maxLength: 60 })
    .map((parts) => parts.join("")),
);

describe("the tokenizer of Universal Sentence Encoder lite", () => {
  it.each([
    ["", []],
    ["a", theirs.encode("a")],
    ["Travel expenses are paid within 30 days.", theirs.encode("Travel expenses are paid within 30 days.")],
  ])("gives %j its ids", (text, ids) => {
    expect(ours.encode(text)).toEqual(ids);
  });

  it("gives the package's ids for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(ours.encode(text)).toEqual(theirs.encode(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("gives the package's first ids for texts longer than the limit", () => {
    const longText = fc.array(anyText, { minLength: 20, maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(longText, (text) => {
        expect(ours.encode(text, 128)).toEqual(theirs.encode(text).slice(0, 128));
      }),
      { numRuns: 60 },
    );
  });

  it("gives the package's ids for long texts, wherever they are cut", () => {
    const text = "Receipts are kept for ten years, and a copy is sent to the finance department. ".repeat(30);
    const ids = theirs.encode(text);
    expect(ours.encode(text)).toEqual(ids);
    for (let limit = 1; limit < ids.length; limit += 1)
      expect(ours.encode(text, limit)).toEqual(ids.slice(0, limit));
    const letters = `\u00e9${"\ud835\udc00".repeat(1500)}`;
    expect(ours.encode(letters)).toEqual(theirs.encode(letters));
  });

  it.each([
    ["one letter", "a".repeat(2 ** 20)],
    ["words", "the quick brown fox ".repeat(50_000)],
    ["characters it does not know", "中".repeat(2 ** 20)],
    ["emoji", "\ud83d\ude00".repeat(2 ** 19)],
    ["combining marks", `a${"\u0301\u0323".repeat(2 ** 19)}`],
    ["white space", " ".repeat(2 ** 20)],
  ])("reads a text of a million units: %s", (_, text) => {
    expect(ours.encode(text, 128).length).toBeLessThanOrEqual(128);
  });

  it("keeps the ids of a long prefix whatever follows", () => {
    const prefix = "Receipts are kept for ten years. ".repeat(60);
    expect(ours.encode(prefix + "x".repeat(100_000), 128)).toEqual(theirs.encode(prefix).slice(0, 128));
  });
});
