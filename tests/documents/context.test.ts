import { expect, it } from "vitest";
import { leadOf } from "../../src/documents/context.js";

const text = "Guests stay in hotels. They book early. Trains run daily.";
const spans = ["Guests stay in hotels.", "They book early.", "Trains run daily."].map((sentence) => {
  const start = text.indexOf(sentence);
  return { start, end: start + sentence.length, section: 0, lead: null };
});
const read = (at: number, sections = [0, 0, 0]): string | null => {
  const sentences = spans.map((span, i) => ({ ...span, section: sections[i] ?? 0 }));
  const sentence = sentences[at];
  if (sentence === undefined) throw new Error("no such sentence");
  const lead = leadOf({ text }, { sentences }, sentence);
  return lead === null ? null : text.slice(lead.start, lead.end);
};

it("a sentence that points back is read with the one before, another alone", () => {
  expect(read(1)).toBe("Guests stay in hotels.");
  expect(read(2)).toBeNull();
  expect(read(0)).toBeNull();
});

it("not with one of another section", () => {
  expect(read(1, [0, 1, 1])).toBeNull();
});
