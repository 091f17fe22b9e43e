import { expect, it } from "vitest";
import { frequenciesIn } from "../../src/facts/frequencies.js";

it.each([
  ["It is held fortnightly.", ["fortnight"], false],
  ["It is held every other week.", ["fortnight"], false],
  ["每两周一次。", ["fortnight"], false],
  ["It is paid twice a year.", ["half-year", "year"], false],
  ["The annual report is read.", ["year"], true],
  ["It is held on Monday.", [], false],
])("%s", (text, names, loose) => {
  const found = frequenciesIn(text);
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(found.length > 0 && found.every((one) => one.loose)).toBe(loose);
});
