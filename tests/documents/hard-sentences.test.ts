import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../src/documents/sentences.js";

/** One paragraph a line; "‖" parts its sentences. The second half was written knowing how sentences are told apart. */
describe.each(["first-half", "second-half"])("hard sentences: %s", (name) => {
  const file = new URL(`../fixtures/sentences/${name}.txt`, import.meta.url);
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");

  it.each(lines)("%s", (line) => {
    const text = line.replaceAll(" ‖ ", " ").replaceAll("‖", "");
    const found = sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) =>
      text.slice(start, end),
    );
    expect(found).toEqual(line.split("‖").map((sentence) => sentence.trim()));
  });
});
