import { describe, expect, test } from "vitest";
import {
  createStatementReader,
  type DraftStatement,
} from "../../../src/answering/drafting/read-statements.js";
import type { DraftOutput } from "../../../src/answering/drafting/shapes.js";

const statement = (text: string, ...sentences: number[]) => ({ text, sentences });
const answered = (...statements: DraftOutput["statements"]): DraftOutput => ({
  outcome: "answered",
  statements,
  choices: [],
});

/** Keeps what does not begin with "no". */
function reading() {
  const judged: string[] = [];
  const told: string[] = [];
  const reader = createStatementReader(
    ({ text, sentences }) => {
      judged.push(text);
      if (text.startsWith("no")) return { dropped: { text, why: "inexact", reasons: [] } };
      return { kept: { text, sentences: sentences.map(String), translated: false } };
    },
    ({ text }: DraftStatement) => told.push(text),
  );
  return { reader, judged, told };
}

describe("the statements of a draft", () => {
  test("are judged and told once, while they are written, and read the same from the whole", () => {
    const { reader, judged, told } = reading();
    const draft = answered(statement("a", 1), statement("no", 2), statement("c", 3));
    const text = JSON.stringify(draft);
    reader.piece(text.slice(0, text.indexOf('"no"')));
    expect(told).toEqual(["a"]);
    reader.piece(text.slice(text.indexOf('"no"')));
    const read = reader.whole(draft);
    expect([judged, told]).toEqual([
      ["a", "no", "c"],
      ["a", "c"],
    ]);
    const whole = reading().reader.whole(draft);
    expect(read).toEqual(whole);
  });

  test("are told with the whole draft where nothing was streamed, and the rest where only the beginning was", () => {
    const draft = answered(statement("a", 1), statement("b", 2));
    const plain = reading();
    plain.reader.whole(draft);
    expect(plain.told).toEqual(["a", "b"]);
    const begun = reading();
    begun.reader.piece(JSON.stringify(draft).slice(0, -20));
    begun.reader.whole(draft);
    expect([begun.told, begun.judged]).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
  });

  test("of another draft than the one begun are not told: what was told would not stand before them", () => {
    const { reader, told } = reading();
    reader.piece(JSON.stringify(answered(statement("a", 1))));
    const { statements } = reader.whole(answered(statement("a", 2), statement("b", 2)));
    expect(told).toEqual(["a"]);
    expect(statements.map(({ text, sentences }) => [text, ...sentences])).toEqual([
      ["a", "2"],
      ["b", "2"],
    ]);
  });

  test.each([
    ["before the draft is known to be an answer", '{"statements":[{"text":"a","sentences":[1]}],', []],
    [
      "of a draft that is no answer",
      '{"outcome":"not-covered","statements":[{"text":"a","sentences":[1]}],',
      [],
    ],
    ["of no known outcome", '{"outcome":"perhaps","statements":[{"text":"a","sentences":[1]}],', []],
    ["once it is known", '{"statements":[{"text":"a","sentences":[1]}],"outcome":"answered"', ["a"]],
    [
      "after one of another form",
      '{"outcome":"answered","statements":[{"text":"a","sentences":[1]},{"text":7},{"text":"c","sentences":[1]}',
      ["a"],
    ],
    [
      "whose JSON cannot be read",
      '{"outcome":"answered","statements":[{"text":"\\x","sentences":[1]},{"text":"c","sentences":[1]}',
      [],
    ],
  ])("%s", (_, text, expected) => {
    const { reader, told } = reading();
    for (const unit of text) reader.piece(unit);
    expect(told).toEqual(expected);
  });

  test("beyond the twelfth are not there", () => {
    const { reader, told } = reading();
    const draft = answered(...Array.from({ length: 20 }, (_, i) => statement(`s${i}`, 1)));
    reader.piece(JSON.stringify(draft));
    expect(reader.whole(draft).statements).toHaveLength(12);
    expect(told).toHaveLength(12);
  });
});
