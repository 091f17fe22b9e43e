// Covers: ink.ts, validity.ts
import { describe, expect, it } from "vitest";
import { answer } from "../../../src/answering/answer.js";
import type { Answer } from "../../../src/answering/schema.js";
import { renderAnswer } from "../../../src/commands/render/terminal.js";
import { columns, wrap } from "../../../src/commands/render/wrap.js";
import { asking, PARKING, type SmallDocument, smallLibrary, TRAVEL } from "../../answering/small-library.js";

const LEAVE: SmallDocument = {
  id: "leave",
  title: "年休假管理办法",
  effectiveFrom: "2025-01-01",
  language: "zh",
  text: "年休假\n\n员工每年享有带薪年休假十五天，工龄每满五年增加一天，最多不超过二十五天，当年未休完的可以结转至次年三月底。\n",
};
const MENU: SmallDocument = {
  id: "menu",
  title: "Canteen",
  text: "Canteen\n\nLunch is served in \u001b[31mbuilding\u0007 four\u202e between noon and two.\n",
};
const library = smallLibrary([TRAVEL, PARKING, LEAVE, MENU]);

let next = 0;
const asked = (question: string): Promise<Answer> =>
  answer(library, asking(question), { now: () => 0, newId: () => `id-${next++}`, link: () => null });

const ESCAPE = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "gu");
const bare = (text: string): string => text.replace(ESCAPE, "");
const joined = (text: string): string =>
  bare(text)
    .replace(/\n(?:┃ | {2})?/gu, " ")
    .replace(/\s+/gu, " ");

const QUESTIONS = [
  "How much is paid for hotels?",
  "When does the barrier close?",
  "员工每年有多少天年休假？",
  "Who repairs bicycles?",
];

describe("an answer in a terminal", () => {
  it.each(QUESTIONS.flatMap((question) => [30, 57, 80, 200].map((width) => [question, width] as const)))(
    "%s fits %i columns",
    async (question, width) => {
      const shown = renderAnswer(await asked(question), { width, colour: true });
      const widest = Math.max(...bare(shown).split("\n").map(columns));
      expect(widest).toBeLessThanOrEqual(Math.min(width, 100));
    },
  );

  it("keeps every word of a quote in its order at any width", async () => {
    const given = await asked("How much is paid for hotels?");
    expect(given.quotes.length).toBeGreaterThan(0);
    for (const width of [30, 57, null]) {
      const shown = joined(renderAnswer(given, { width, colour: width !== 30 }));
      for (const quote of given.quotes) expect(shown).toContain(quote.text);
    }
  });

  it("without a width is one line a quote", async () => {
    const given = await asked("员工每年有多少天年休假？");
    expect(renderAnswer(given, { width: null, colour: false })).toContain(`┃ ${given.quotes[0]?.text}\n`);
  });

  it("has the same words with colour as without, and no escape without", async () => {
    for (const question of QUESTIONS) {
      const given = await asked(question);
      const coloured = renderAnswer(given, { width: 60, colour: true });
      const plain = renderAnswer(given, { width: 60, colour: false });
      expect(plain).not.toMatch(ESCAPE);
      expect(coloured).toMatch(ESCAPE);
      expect(bare(coloured)).toBe(plain);
    }
  });

  it("says the words once", async () => {
    const given = await asked("When does the barrier close?");
    const shown = joined(renderAnswer(given, { width: 60, colour: false }));
    for (const { text } of given.quotes) expect(shown.split(text)).toHaveLength(2);
  });

  it("shows title and validity with each quote", async () => {
    const shown = joined(
      renderAnswer(await asked("When does the barrier close?"), { width: 60, colour: false }),
    );
    expect(shown).toContain("Parking rules");
    expect(shown).toMatch(/ended (?:31 Dec )?2025/);
  });

  it("lets no document steer the terminal", async () => {
    const shown = renderAnswer(await asked("Where is lunch served?"), { width: 60, colour: false });
    expect(shown).toContain("building");
    for (const steering of ["\u001b", "\u0007", "\u202e"]) expect(shown).not.toContain(steering);
  });
});

describe("wrapping", () => {
  it.each<[string, number, string[]]>([
    ["one two three", 7, ["one two", "three"]],
    ["unbreakable", 4, ["unbr", "eaka", "ble"]],
    ["年休假十五天", 6, ["年休假", "十五天"]],
    ["a 👨‍👩‍👧 b", 4, ["a 👨‍👩‍👧", "b"]],
    ["  white \n\t space ", 80, ["white space"]],
    ["", 10, [""]],
  ])("%j at %i", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
