// Covers: common-words.ts
import { describe, expect, it } from "vitest";
import { answerFrom, type SmallDocument, smallLibrary } from "../small-library.js";

const OSLO: SmallDocument = {
  id: "oslo",
  title: "Oslo cycling plan",
  kind: "plan",
  jurisdiction: "Oslo",
  effectiveFrom: "2024-01-01",
  effectiveUntil: "2028-12-31",
  text: "Cycling in Oslo\n\nThe plan remains in effect until 31 December 2028.\n\nThe bicycle grant is 400 euros for each resident.\n\nWinter tyres are lent free of charge.\n",
};
const BERGEN: SmallDocument = {
  id: "bergen",
  title: "Bergen cycling plan",
  kind: "plan",
  jurisdiction: "Bergen",
  effectiveFrom: "2023-01-01",
  effectiveUntil: "2027-06-30",
  text: "Cycling in Bergen\n\nThe plan remains in effect until 30 June 2027.\n\nThe bicycle grant is 250 euros for each resident.\n\nTunnels are lit at night.\n",
};
const CANTEEN: SmallDocument = {
  id: "canteen",
  title: "Canteen rules",
  text: "Canteen\n\nLunch costs 6 euros for each resident guest.\n\nThe kitchen closes at two.\n",
};
const library = smallLibrary([OSLO, BERGEN, CANTEEN]);

const asked = (question: string) => answerFrom(library, question);

describe("a question that documents of several places answer", () => {
  it.each([
    ["Until when does the cycling plan run?", ["31 December 2028", "30 June 2027"]],
    ["How much is the bicycle grant for each resident?", ["400 euros", "250 euros"]],
  ])("%s is ambiguous, with a quote for each", async (question, values) => {
    const given = await asked(question);
    expect(given.outcome).toBe("ambiguous");
    if (given.outcome !== "ambiguous") return;
    expect(given.choices.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Oslo cycling plan", "Bergen cycling plan"]),
    );
    const quoted = given.choices.flatMap(({ quotes }) => quotes.map(({ text }) => text)).join(" ");
    for (const value of values) expect(quoted).toContain(value);
  });

  it.each([
    ["the place is named", "Until when does the Oslo cycling plan run?", "31 December 2028"],
    ["the other place is named", "How much is the bicycle grant in Bergen?", "250 euros"],
    ["one document alone says it", "Where are the tunnels lit at night?", "Tunnels are lit"],
    ["the title is named", "How much does lunch cost by the canteen rules?", "6 euros"],
  ])("is clear where %s", async (_, question, value) => {
    const given = await asked(question);
    expect(given.outcome).toBe("answered");
    expect(given.quotes[0]?.text).toContain(value);
  });

  it("that names both gets a quote for each place instead of choices", async () => {
    const given = await asked("How much is the bicycle grant in Oslo and in Bergen?");
    expect(given.outcome).toBe("answered");
    expect(given.quotes.slice(0, 2).map(({ document }) => document.id)).toEqual(["oslo", "bergen"]);
  });

  it("that asks for all of them is no question of which", async () => {
    const given = await asked("Which cities have a bicycle grant for residents?");
    expect(given.outcome).toBe("answered");
    expect(new Set(given.quotes.map(({ document }) => document.id))).toEqual(new Set(["oslo", "bergen"]));
  });

  it("is not ambiguous for somebody who may see one of them only", async () => {
    const some = smallLibrary([OSLO, { ...BERGEN, audience: "internal" }, CANTEEN]);
    const given = await answerFrom(some, "How much is the bicycle grant for each resident?");
    expect(given.outcome).toBe("answered");
    expect(given.quotes.map(({ document }) => document.id)).not.toContain("bergen");
  });
});
