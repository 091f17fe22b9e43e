import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { differenceOf } from "../../../src/answering/finding/difference.js";
import { textReader } from "../../../src/reading/text/text-reader.js";
import { split } from "../../../src/retrieval/split.js";
import { ask, drafted, kinds, scripted } from "../model-for-tests.js";
import { asking, type SmallDocument, smallLibrary } from "../small-library.js";

describe("two sentences disagree", () => {
  test.each([
    [
      "Hotels are paid up to 145 euros a night in Germany.",
      "Hotels are reimbursed up to 120 euros per night in Germany.",
      "145 euros",
      "120 euros",
    ],
    ["Claims must reach Finance within 30 days.", "Claims must reach Finance within 45 days.", "30", "45"],
    [
      "The subsidy for bicycles ends on 31 March 2027.",
      "The subsidy for bicycles ends on March 31, 2028.",
      "31 March 2027",
      "March 31, 2028",
    ],
    ["Employees may bring dogs to the office.", "Employees may not bring dogs to the office.", "", ""],
    ["员工每年享有年假15天。", "员工每年享有年假12天。", "15天", "12天"],
    [
      "Staff pay 40% of the canteen price.",
      "Staff pay 60 percent of the canteen price.",
      "40%",
      "60 percent",
    ],
  ])("%s / %s", (one, other, mine, theirs) => {
    const found = differenceOf(one, other);
    expect(found).not.toBeNull();
    expect(
      [found?.one ?? "", found?.other ?? ""].map((text, i) => text.includes([mine, theirs][i] ?? "")),
    ).toEqual([true, true]);
  });

  test.each([
    [
      "another place",
      "A hotel in Berlin may cost up to 150 euros a night.",
      "A hotel in Paris may cost up to 190 euros a night.",
    ],
    [
      "another group",
      "Full-time employees have 30 days of leave a year.",
      "Part-time employees have 15 days of leave a year.",
    ],
    [
      "a condition more",
      "Every employee has 30 days of leave a year.",
      "Every employee with children has 35 days of leave a year.",
    ],
    [
      "another year",
      "In 2023 exports of pearls reached 5 million yuan.",
      "In 2024 exports of pearls reached 6 million yuan.",
    ],
    [
      "the same value in another notation",
      "The fund holds 3 billion yuan.",
      "The fund holds 3,000,000,000 yuan.",
    ],
    [
      "the same date in another notation",
      "The plan runs until March 31, 2030.",
      "The plan runs until 31 Mar 2030.",
    ],
    ["another subject", "Lunch costs 5 euros.", "Parking costs 7 euros."],
    ["another language", "Employees have 15 days of leave.", "员工每年享有年假12天。"],
    ["the same words", "Employees may not smoke in the office.", "Employees may not smoke in the office."],
    [
      "a number on one side only",
      "Claims must reach Finance in time.",
      "Claims must reach Finance within 30 days.",
    ],
  ])("no: %s", (_, one, other) => {
    expect(differenceOf(one, other)).toBeNull();
    expect(differenceOf(other, one)).toBeNull();
  });

  test("no pair of sentences of two seed documents does", () => {
    const names = [
      "guangdong-cppcc-proposal",
      "luohu-gold-jewelry",
      "shanghai-fashion-consumer-goods",
      "shanghai-jewelry-zone",
      "zhuji-pearl-industry",
    ];
    const seeds = names.map((name) => {
      const { text, blocks } = textReader.read(
        readFileSync(new URL(`../../../seeds/${name}.txt`, import.meta.url)),
        `${name}.txt`,
      );
      return split({ text, blocks }).sentences.map(({ start, end }) => text.slice(start, end));
    });
    const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu));
    // Pairs without three words in common are different by any rule; leaving them out makes this quick.
    const near = (a: string, b: string) => [...wordsOf(a)].filter((word) => wordsOf(b).has(word)).length >= 3;
    const pairs = seeds.flatMap((one, i) =>
      seeds
        .slice(i + 1)
        .flatMap((other) => one.flatMap((a) => other.filter((b) => near(a, b)).map((b) => [a, b] as const))),
    );
    expect(pairs.length).toBeGreaterThan(50);
    const alarms = pairs.filter(([a, b]) => differenceOf(a, b) !== null);
    expect(alarms).toEqual([]);
  }, 120_000);
});

const POLICY: SmallDocument = {
  id: "policy",
  title: "Travel policy",
  effectiveFrom: "2025-03-01",
  text: "Hotels\n\nHotels in Germany are paid up to 145 euros a night.\n\nTrains are booked in second class by every employee.\n",
};
const GUIDE: SmallDocument = {
  id: "guide",
  title: "Finance guide",
  kind: "report",
  published: "2024-05",
  text: "Lodging\n\nHotels in Germany are reimbursed up to 120 euros per night.\n\nReceipts are kept for ten years.\n",
};
const QUESTION = "How much is paid for hotels in Germany a night?";

describe("documents that disagree are shown side by side", () => {
  test("in quotes only, also where one quote was asked for", async () => {
    for (const top of [1, 2, 3]) {
      const given = await ask(smallLibrary([POLICY, GUIDE]), asking(QUESTION, { top }), scripted([]).tools);
      expect(
        given.quotes
          .slice(0, 2)
          .map(({ document }) => document.id)
          .sort(),
      ).toEqual(["guide", "policy"]);
      expect(given.quotes.length).toBeLessThanOrEqual(Math.max(2, top));
      const told = given.notices.find(({ kind }) => kind === "conflict")?.text ?? "";
      for (const part of [
        "Travel policy",
        "Finance guide",
        "policy",
        "report",
        "1 Mar 2025",
        "May 2024",
        "145",
        "120",
      ])
        expect(told).toContain(part);
    }
  });

  test("behind a model that told one side only", async () => {
    const { tools } = scripted([drafted(["Hotels in Germany are paid up to €145 a night.", ["145 euros"]])]);
    const given = await ask(smallLibrary([POLICY, GUIDE]), asking(QUESTION), tools);
    expect(given.mode).toBe("model");
    expect(given.statements.map(({ quotes }) => quotes)).toEqual([[0], [1]]);
    expect(given.quotes.map(({ document }) => document.id)).toEqual(["policy", "guide"]);
    expect(kinds(given)).toContain("conflict");
  });

  test("where a model told both sides of what is worded otherwise", async () => {
    const worded = {
      ...GUIDE,
      text: "Lodging\n\nFor a night in hotels in Germany the ceiling was set at 120 euros.\n",
    };
    const { tools } = scripted([
      drafted(
        ["Hotels in Germany are paid up to 145 euros a night.", ["145 euros"]],
        ["The ceiling for hotels in Germany is 120 euros a night.", ["120 euros"]],
      ),
    ]);
    expect(kinds(await ask(smallLibrary([POLICY, worded]), asking(QUESTION), tools))).toContain("conflict");
  });

  test.each([
    ["of another place", { ...GUIDE, jurisdiction: "AT" }],
    ["that was replaced", { ...GUIDE, id: "old" }],
    ["that has ended", { ...GUIDE, effectiveUntil: "2024-12-31" }],
    ["that is not allowed", { ...GUIDE, audience: "internal" }],
  ])("but not with a document %s", async (_, other) => {
    const library = smallLibrary([
      { ...POLICY, supersedes: "old", jurisdiction: "DE" },
      { jurisdiction: "DE", ...other },
    ]);
    expect(kinds(await ask(library, asking(QUESTION), scripted([]).tools))).not.toContain("conflict");
  });
});
