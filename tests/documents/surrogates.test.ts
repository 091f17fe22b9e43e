import { expect, it } from "vitest";
import { splitsPair } from "../../src/documents/surrogates.js";

it("tells a cut through a character from one beside it", () => {
  const cuts = (text: string) => Array.from({ length: text.length + 1 }, (_, at) => splitsPair(text, at));
  expect(cuts("a\u{1F600}b")).toEqual([false, false, true, false, false]);
  expect(cuts("\uDE00\uD83D")).toEqual([false, false, false]);
});
