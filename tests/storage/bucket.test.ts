import { expect, it } from "vitest";
import { levelAt, waitFor } from "../../src/storage/bucket.js";

const bucket = { key: "person", capacity: 5, refill: 0.001 };

it("is full at first, refills up to its capacity, and not by a clock that went backwards", () => {
  expect(levelAt(bucket, undefined, 0)).toBe(5);
  expect(levelAt(bucket, { tokens: 1, at: 1000 }, 3000)).toBe(3);
  expect(levelAt(bucket, { tokens: 1, at: 1000 }, 1_000_000)).toBe(5);
  expect(levelAt(bucket, { tokens: 1, at: 1000 }, 0)).toBe(1);
});

it("says how long one token takes, at least a millisecond", () => {
  expect(waitFor(bucket, 0)).toBe(1000);
  expect(waitFor(bucket, 0.25)).toBe(750);
  expect(waitFor(bucket, 1)).toBe(1);
});
