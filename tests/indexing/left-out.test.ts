import { expect, test } from "vitest";
import { leftOut } from "../../src/indexing/left-out.js";

test("names the rule, the line and the words of what is never quoted", () => {
  const text = `Home\nReal words stand here.\n${"x".repeat(59)}😀 and more of it\n`;
  const from = text.indexOf("x");
  const blocks = [
    { kind: "boilerplate", start: 0, end: 4, reason: "navigation" },
    { kind: "paragraph", start: 5, end: 27 },
    { kind: "boilerplate", start: from, end: text.length - 1, reason: "caption" },
  ] as const;
  expect(leftOut({ text, blocks })).toEqual([
    { reason: "navigation", line: 1, text: "Home" },
    { reason: "caption", line: 3, text: `${"x".repeat(59)}…` },
  ]);
});
