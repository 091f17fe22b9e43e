import { expect, it } from "vitest";
import { romanValue } from "../../src/facts/roman-numerals.js";

it.each([
  ["I", 1],
  ["iv", 4],
  ["XXI", 21],
  ["XL", 40],
  ["XCIX", 99],
  ["MMXXVI", 2026],
  ["VX", null],
  ["ILL", null],
  ["", null],
  ["13", null],
])("%s is %s", (text, value) => expect(romanValue(text)).toBe(value));
