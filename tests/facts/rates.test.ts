import { expect, it } from "vitest";
import { perDiffers, perOf } from "../../src/facts/rates.js";

it.each([
  ["145 euros", "145 euros per night, in cities 160 a day", ["night"]],
  ["145 euros", "145 euros a working day and 20 a week", ["day"]],
  ["20 days", "20 days annually", ["year"]],
  ["500元", "每人每天500元", ["day", "person"]],
  ["500元", "500元/晚", ["night"]],
  ["145 euros", "145 euros and no more per night", []],
  ["145 euros", "145 euros in all", []],
])("%s in %j counts by %j", (value, text, expected) => {
  const start = text.indexOf(value);
  expect(perOf(text, start, start + value.length).toSorted()).toEqual(expected);
});

it("rates differ where both count by times, or both by things, and not by the same", () => {
  expect(perDiffers(["night"], ["week"])).toBe(true);
  expect(perDiffers(["person"], ["room"])).toBe(true);
  expect(perDiffers(["night"], ["night"])).toBe(false);
  expect(perDiffers(["night"], ["person"])).toBe(false);
  expect(perDiffers(["night"], [])).toBe(false);
});
