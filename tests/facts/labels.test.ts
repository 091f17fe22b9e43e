import { expect, it } from "vitest";
import { LABEL } from "../../src/facts/labels.js";

it.each([
  ["see Article ", true],
  ["in room ", true],
  ["on page ", true],
  ["pays ", false],
  ["within ", false],
])("before a number, %j names one of several things: %s", (before, expected) => {
  expect(LABEL.test(before)).toBe(expected);
});
