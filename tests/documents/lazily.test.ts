import { expect, it } from "vitest";
import { lazily } from "../../src/documents/lazily.js";

it("what is made lazily is made at the first call, once", () => {
  const made: object[] = [];
  const value = lazily(() => {
    const fresh = {};
    made.push(fresh);
    return fresh;
  });
  expect(made).toEqual([]);
  expect(value()).toBe(value());
  expect(made).toEqual([value()]);
});

it("what could not be made is tried again", () => {
  let tries = 0;
  const value = lazily(() => {
    tries += 1;
    if (tries === 1) throw new Error("not yet");
    return { tries };
  });
  expect(value).toThrow("not yet");
  expect(value()).toEqual({ tries: 2 });
});
