import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CARDINAL,
  holdsNumberWord,
  holdsRank,
  ORDINAL,
  ordinalValue,
  spelledValue,
} from "../../src/facts/number-words.js";

const ONES = "one two three four five six seven eight nine".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

describe("spelled numbers", () => {
  it("are whole words of the pattern, with their value", () => {
    const one = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(one, fc.integer({ min: 2, max: 9 }), one, (hundred, ten, digit) => {
        const text = `${ONES[hundred - 1]} hundred and ${TENS[ten - 2]}-${ONES[digit - 1]}`;
        expect(new RegExp(`^(?:${CARDINAL})`, "i").exec(text)?.[0]).toBe(text);
        expect(spelledValue(text)).toBe(hundred * 100 + ten * 10 + digit);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["first", 1],
    ["Twelfth", 12],
    ["twentieth", 20],
    ["ninety-ninth", 99],
    ["last", null],
  ])("%s is the rank %s", (word, rank) => {
    expect(ordinalValue(word)).toBe(rank);
    expect(new RegExp(`^(?:${ORDINAL})$`, "i").test(word)).toBe(rank !== null);
  });

  it("are told from words that only look like them", () => {
    expect(["thirteen members", "paid thrice", "none"].map(holdsNumberWord)).toEqual([true, true, true]);
    expect(["once it is signed", "tension", "the first"].map(holdsNumberWord)).toEqual([false, false, false]);
    expect(holdsRank("the thirteenth article")).toBe(true);
    expect(holdsRank("the last article")).toBe(false);
  });
});
