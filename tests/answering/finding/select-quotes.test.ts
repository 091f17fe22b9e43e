// Covers: limiting.ts
// Covers: ../composing/quotes.ts
import { describe, expect, it } from "vitest";
import { pointedAt } from "../../../src/answering/finding/pointed-at.js";
import { selectQuotes } from "../../../src/answering/finding/select-quotes.js";
import { answerFrom, smallLibrary } from "../small-library.js";

const LEAVE = `# Leave

| Kind of leave | Days of leave | Who approves |
|---|---|---|
| Annual leave | 28 | line manager |
| Parental leave | 90 | personnel office |
`;
const FEES = `# Fees

The library charges these fees:

- Late books cost a fee of 20 cents a day.
- Lost cards cost a fee of 5 euros.
`;
const library = smallLibrary([
  { id: "leave.md", title: "Leave", text: LEAVE },
  { id: "fees.md", title: "Fees", text: FEES },
]);
const quoted = async (question: string): Promise<string[]> => {
  const given = await answerFrom(library, question, { top: 5 });
  return given.outcome === "answered" ? given.quotes.map(({ text }) => text) : [given.outcome];
};

describe("what is not worth a quote of its own", () => {
  it("the names of a table's columns, which stand above each row", async () => {
    const quotes = await quoted("Which kind of leave is there and who approves how many days of leave?");
    expect(quotes).toContain("Kind of leave: Annual leave | Days of leave: 28 | Who approves: line manager");
    expect(quotes).not.toContain("Kind of leave | Days of leave | Who approves");
  });

  it("the line that opens a list, once one of its bullets is quoted", async () => {
    const quotes = await quoted("Which fee do late books cost?");
    expect(quotes[0]).toBe("Late books cost a fee of 20 cents a day.");
    expect(quotes).not.toContain("The library charges these fees:");
  });
});

it("a sentence far weaker than the best is not quoted to fill the page", () => {
  const text = "Office\n\nDogs are welcome. Cats are welcome. Plants are watered on Mondays.\n";
  const office = smallLibrary([{ id: "office", title: "Office", text }]);
  const [stored] = office.searcher.corpus.documents;
  const scored = (stored ? [1, 0.65, 0.55] : []).flatMap((score, i) =>
    stored ? pointedAt(stored, i, 0, score) : [],
  );
  expect(selectQuotes(scored, 3).map(({ score }) => score)).toEqual([1, 0.65]);
});

describe("a line that only announces what follows", () => {
  it("comes after the words that it announces", async () => {
    const text =
      "Office guide\n\nParking at the office:\n\nParking at the office is on level two.\n\nThe canteen is on level one.\n";
    const guide = smallLibrary([{ id: "guide", title: "Office guide", text }]);
    const given = await answerFrom(guide, "Where is parking at the office?");
    expect(given.quotes[0]?.text).toBe("Parking at the office is on level two.");
  });
});

describe("a sure answer", () => {
  const RULES = `# Parking

## Cars

Cars of visitors may be left in the yard of the north gate overnight. However, the yard is closed on public holidays. The gate is painted green.

## Bicycles

Bicycles are kept in the cellar. Only the porter opens the cellar. Bicycles of guests need a blue badge from the porter.

## Are scooters welcome at work?

Yes. Leave them under the stairs by the lift.
`;
  const rules = smallLibrary([{ id: "rules.md", title: "Parking", text: RULES }]);
  const texts = async (question: string): Promise<string[]> =>
    (await answerFrom(rules, question)).quotes.map(({ text }) => text);

  it("is one sentence where no other competes with it", async () => {
    expect(await texts("Which badge do bicycles of guests need?")).toEqual([
      "Bicycles of guests need a blue badge from the porter.",
    ]);
  });

  it("brings the sentence that limits the rule right behind it", async () => {
    const quotes = await texts("May cars of visitors be left in the yard overnight?");
    expect(quotes.slice(0, 2)).toEqual([
      "Cars of visitors may be left in the yard of the north gate overnight.",
      "However, the yard is closed on public holidays.",
    ]);
    expect(quotes).not.toContain("The gate is painted green.");
  });

  it("brings what follows where the first is hardly a word", async () => {
    expect(await texts("Are scooters welcome at work?")).toEqual([
      "Yes.",
      "Leave them under the stairs by the lift.",
    ]);
  });
});
