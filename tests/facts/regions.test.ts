import { expect, it } from "vitest";
import { PLACES } from "../../src/facts/gazetteer.js";
import { regionName } from "../../src/facts/regions.js";

it("names a country by its code, and leaves what is none", () => {
  expect(["DE", "CN", "1!"].map(regionName)).toEqual(["Germany", "China", "1!"]);
});

it("pairs the Chinese and the Latin name of a place", () => {
  expect(PLACES).toContainEqual({ han: "新西兰", latin: "New Zealand" });
  expect(PLACES.every(({ han, latin }) => /^\p{Script=Han}+$/u.test(han) && /^[A-Z]/.test(latin))).toBe(true);
});
