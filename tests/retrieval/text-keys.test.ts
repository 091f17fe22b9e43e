import { expect, it } from "vitest";
import { findKeys, textKeys } from "../../src/retrieval/text-keys.js";

it("finds the row of an equal text, and none for a text that is not there", () => {
  const known = textKeys(["one", "two", "three"]);
  expect([...findKeys(textKeys(["three", "four", "one", "one"]), known)]).toEqual([2, -1, 0, 0]);
  expect([...findKeys(textKeys([]), known)]).toEqual([]);
});
