import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { check } from "../../../src/answering/guard/check.js";
import { classesOf } from "./verdicts.js";

describe("one value in many notations", () => {
  test.each([
    ["3 billion euros", "3,000,000,000 euros"],
    ["3 billion yuan", "30亿元"],
    ["thirty thousand people", "3万人"],
    ["March 31, 2030", "2030-03-31"],
    ["31 Mar 2030", "2030年3月31日"],
    ["2030/03/31", "二〇三〇年三月三十一日"],
    ["5% of the price", "five percent of the price"],
    ["5% of the price", "百分之五"],
    ["two thirds of the price", "2/3 of the price"],
    ["a third of the price", "三分之一"],
    ["15 days", "十五天"],
    ["a dozen eggs", "12 eggs"],
    ["12 km2", "12 square kilometres"],
    ["12 km²", "12平方公里"],
    ["120 minutes", "2 hours"],
    ["2 years", "24 months"],
    ["half a million dollars", "$500,000"],
    ["$2.5k", "2,500 dollars"],
    ["the 10th", "10th"],
    ["8 am", "8:00"],
    ["20:30", "8:30 pm"],
  ])("%s = %s", (a, b) => {
    expect([classesOf(`It is ${a}.`, `It is ${b}.`), classesOf(`It is ${b}.`, `It is ${a}.`)]).toEqual([
      [],
      [],
    ]);
  });
});

describe("what differs is named by its class", () => {
  const source =
    "Employees in Vienna may claim up to 30 euros within 10 days until 31 March 2030, if Dana Roy agrees.";
  test.each([
    ["Employees in Vienna may claim up to 40 euros.", "amount"],
    ["Employees in Vienna may claim up to 30 dollars.", "unit"],
    ["Employees in Vienna may claim at least 30 euros.", "bound"],
    ["Employees in Vienna may claim within 10 weeks.", "unit"],
    ["Employees in Vienna may claim until 31 March 2031.", "date"],
    ["Employees in Geneva may claim up to 30 euros.", "place"],
    ["Employees in Vienna may claim if Dana Ray agrees.", "name"],
    ["Employees in Vienna may not claim up to 30 euros.", "negation"],
    ["Employees in Vienna must claim up to 30 euros.", "modality"],
    ["Employees in Vienna may claim 12% within 10 days.", "percentage"],
    ["Employees in Vienna may claim in 7 cases.", "number"],
  ])("%s: %s", (statement, expected) => {
    expect(classesOf(statement, source)).toContain(expected);
  });

  test("a reason says what the source has instead", () => {
    const verdict = check("The fee is 41 euros.", ["The fee is 14 euros."]);
    expect(verdict).toEqual({
      ok: false,
      reasons: [{ class: "amount", found: "41 euros", expected: "14 euros" }],
    });
  });
});

describe("names and dates may come from the section or the title, rules may not", () => {
  test("", () => {
    const options = { context: ["Harbour Museum, 2026"], documentTitles: ["Vienna rules"] };
    const source = "The fee is 5 euros.";
    expect(classesOf("In Vienna the Harbour Museum has a fee of 5 euros in 2026.", source, options)).toEqual(
      [],
    );
    expect(classesOf("In Vienna the Harbour Museum has a fee of 5 euros.", source)).not.toEqual([]);
    expect(classesOf("There is not a fee of 5 euros.", source, { context: ["not"] })).toContain("negation");
  });
  test("an acronym stands for its words only in capitals", () => {
    expect(classesOf("The ITO decides.", "The Integrated Transport Office decides.")).toEqual([]);
    expect(classesOf("The office of Ito decides.", "The Integrated Transport Office decides.")).toContain(
      "place",
    );
  });
  test("hidden characters do not hide a word", () => {
    expect(classesOf("Staff may n\u200Bot enter the hall.", "Staff may enter the hall.")).toContain(
      "negation",
    );
  });
});

// Longer sentences than the measured set's, of the seeds and of policies written for the purpose, in two languages.
const rowSchema = z.strictObject({ source: z.string(), statement: z.string(), faithful: z.boolean() });
const file = new URL("../../fixtures/guard-longer-sentences.jsonl", import.meta.url);
const rows = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => rowSchema.parse(JSON.parse(line)));

describe("longer sentences", () => {
  test("nineteen of twenty altered statements are dropped", () => {
    const altered = rows.filter((row) => !row.faithful);
    const dropped = altered.filter(({ source, statement }) => !check(statement, [source]).ok);
    expect(dropped.length / altered.length).toBeGreaterThanOrEqual(0.95);
  });
  test("nine of ten faithful statements are kept", () => {
    const faithful = rows.filter((row) => row.faithful);
    const kept = faithful.filter(({ source, statement }) => check(statement, [source]).ok);
    expect(kept.length / faithful.length).toBeGreaterThanOrEqual(0.9);
  });
});
