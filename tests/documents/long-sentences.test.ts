import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../src/documents/sentences.js";
import { MAX_QUOTABLE_UNITS } from "../../src/documents/structure.js";

const cut = (text: string): string[] =>
  sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe("a sentence too long to quote", () => {
  it.each([
    [
      "at a semicolon rather than a later comma",
      `${"word ".repeat(100)}one; two, ${"word ".repeat(150)}end`,
      "one;",
    ],
    ["at a comma", `${"word ".repeat(150)}one, two ${"word ".repeat(100)}end`, "one,"],
    ["at a Chinese comma", `${"字".repeat(600)}，${"字".repeat(600)}`, "字，"],
    ["at white space", "word ".repeat(300).trim(), "word"],
    ["not inside a number", `${"x".repeat(900)}1,000${"x".repeat(300)}`, "x"],
    ["between characters where nothing else is left", "a".repeat(1500), "a"],
  ])("is cut %s", (_, text, ending) => {
    const parts = cut(text);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts[0]?.endsWith(ending)).toBe(true);
    expect(parts.every((part) => part.length <= MAX_QUOTABLE_UNITS)).toBe(true);
    expect(parts.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  });

  it("is never cut inside a surrogate pair", () => {
    const parts = cut(`a${"😀".repeat(900)}`);
    const halves = parts.filter((part) => /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part));
    expect(parts.length).toBe(2);
    expect(halves).toEqual([]);
  });
});
