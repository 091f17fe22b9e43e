import { expect, it } from "vitest";
import { contains, overlaps } from "../../src/documents/span.js";

const span = (start: number, end: number) => ({ start, end });

it("is half open: its end is no part of it", () => {
  expect(contains(span(3, 7), span(3, 7))).toBe(true);
  expect(contains(span(3, 7), span(3, 8))).toBe(false);
  expect(contains(span(3, 7), span(2, 7))).toBe(false);
  expect(overlaps(span(3, 7), span(6, 9))).toBe(true);
  expect(overlaps(span(3, 7), span(7, 9))).toBe(false);
  expect(overlaps(span(7, 9), span(3, 7))).toBe(false);
});
