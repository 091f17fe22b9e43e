import { expect, it } from "vitest";
import { stemsOf, termsOf } from "../../../src/retrieval/text/stems.js";

it("words of one stem are one, and a list is stemmed once", () => {
  expect(termsOf("Travelling traveller travels")).toEqual(termsOf("travels traveller, travelling"));
  expect(termsOf("hotels")).toEqual(termsOf("hotel"));
  expect(termsOf("hotels")).not.toEqual(termsOf("trains"));
  expect(termsOf("hotels")).toBe(termsOf("hotels"));
  expect(stemsOf("hotels trains")).toEqual(termsOf("hotel train"));
});
