import { describe, expect, test } from "vitest";
import { createGrowingJson, type GrownPart } from "../../../src/answering/drafting/growing-json.js";

const pieces = (text: string, units: number): string[] =>
  Array.from({ length: Math.ceil(text.length / units) }, (_, i) => text.slice(i * units, (i + 1) * units));
const grown = (text: string, units = 1): GrownPart[] => pieces(text, units).flatMap(createGrowingJson());
const simply = (parts: readonly GrownPart[]): string[] =>
  parts.map(({ key, element, json }) => `${key}${element ? "[]" : ""} ${json}`);

const DRAFT = JSON.stringify({
  outcome: "answered",
  statements: [
    { text: 'He said "no" to [a] {b}, \\ and 1:2.', sentences: [1, 2] },
    { text: "雪 ☃", sentences: [] },
  ],
  more: { nested: [{ deep: "}" }] },
  choices: [],
});

describe("a JSON object that is being written", () => {
  test.each([1, 2, 7, 1000])("gives the same parts in pieces of %i", (units) => {
    expect(simply(grown(DRAFT, units))).toEqual([
      'outcome "answered"',
      `statements[] ${JSON.stringify(JSON.parse(DRAFT).statements[0])}`,
      `statements[] ${JSON.stringify(JSON.parse(DRAFT).statements[1])}`,
      'more {"nested":[{"deep":"}"}]}',
    ]);
  });

  test("gives a part when its last character is there, and not before", () => {
    const next = createGrowingJson();
    expect(next('{"a":["x"],"statements":[{"text":"one","sentences":[1]')).toEqual([]);
    expect(simply(next("}"))).toEqual(['statements[] {"text":"one","sentences":[1]}']);
  });

  test.each([
    ["prose before it", `Here it is:\n\`\`\`json\n${DRAFT}\n\`\`\``],
    ["more after it", `${DRAFT}${DRAFT}`],
    ["white space in it", JSON.stringify(JSON.parse(DRAFT), null, 2)],
  ])("%s changes nothing", (_, text) => {
    expect(grown(text).map(({ json }) => JSON.parse(json))).toEqual(
      grown(DRAFT).map(({ json }) => JSON.parse(json)),
    );
  });

  test.each(["", "[1, 2]", "no JSON at all", '"a string"', "}}]]", '{"unfinished": "'])(
    "%j has no part",
    (text) => {
      expect(grown(text)).toEqual([]);
    },
  );

  test("is left to the reading of the whole when it is far too long", () => {
    expect(grown(`{"statements":[${" ".repeat(70_000)}{"text":"late"}]}`, 1000)).toEqual([]);
  });
});
