import { expect, test } from "vitest";
import { remembering } from "../../../src/retrieval/text/remembering.js";

test("makes each result once until the limit is reached, and the same afterwards", () => {
  const made: string[] = [];
  const length = remembering((text) => made.push(text) && text.length, 2);
  expect(["a", "bb", "a", "ccc", "a"].map(length)).toEqual([1, 2, 1, 3, 1]);
  expect(made).toEqual(["a", "bb", "ccc", "a"]);
});
