// Covers: said-of-another.ts, translated-names.ts
import { describe, expect, it } from "vitest";
import type { AskRequest } from "../../../src/answering/question/ask-request.js";
import { answerFrom, type SmallDocument, smallLibrary } from "../small-library.js";

const HARBOUR: SmallDocument = {
  id: "harbour",
  title: "Altona harbour plan",
  jurisdiction: "Altona, Hamburg",
  kind: "plan",
  effectiveFrom: "2025-01-01",
  effectiveUntil: "2027-12-31",
  text: "Moorings\n\nBoats moor at pier two and pay 14 euros a night.\n\nThe harbour cooperates with the Lisbon Diving School to train its divers.\n\nThe harbour master keeps a list of 62 moorings.\n\nThe first lighthouse of Hamburg was lit in 1853.\n",
};
const MARKET: SmallDocument = {
  id: "market",
  title: "Rouen market rules",
  jurisdiction: "Rouen",
  text: "Stalls\n\nStalls open at seven and pay 9 euros a day.\n\nThe Weavers Guild may keep its stall over night.\n",
};
const LEAVE: SmallDocument = {
  id: "leave",
  title: "Leave handbook",
  text: "Leave\n\nNurses may take 31 days of leave a year.\n\nEverybody may carry five days of leave into the next year.\n",
};
const SECRET: SmallDocument = {
  id: "secret",
  title: "Tromsø station",
  audience: "internal",
  text: "Station\n\nThe station in Tromsø keeps 12 boats.\n",
};
const library = smallLibrary([HARBOUR, MARKET, LEAVE, SECRET]);
const ZH = smallLibrary([
  {
    id: "gang",
    title: "汉堡港口规定",
    jurisdiction: "汉堡",
    language: "zh",
    text: "停泊\n\n船只停泊在二号码头，每晚收费十四欧元。\n",
  },
]);

/** "answered", "answered?" where it is hedged, or the outcome. */
async function outcome(question: string, of = library, more: Partial<AskRequest> = {}): Promise<string> {
  const given = await answerFrom(of, question, more);
  return given.outcome + (given.notices.some(({ kind }) => kind === "uncertain") ? "?" : "");
}

describe("a question about what the documents speak of", () => {
  it.each([
    "How many moorings does the harbour master in Altona list?",
    "How many moorings does the Altona harbour master list?",
    "Until when does the Altona harbour plan run?",
    "When was the first lighthouse of Hamburg lit?",
    "How much do stalls pay a day in Rouen?",
    "May the Weavers Guild keep its stall over night?",
    "How many days of leave may nurses take a year?",
    "How many days of leave may I carry into the next year?",
    "How much do stalls pay a day in rouen?",
  ])("%s is answered", async (question) => {
    expect(await outcome(question)).toBe("answered");
  });

  it("is answered in Chinese", async () => {
    expect(await outcome("汉堡的船只停泊在几号码头？", ZH)).toBe("answered");
  });
});

describe("the same question about something else", () => {
  it.each([
    ["How many moorings does the harbour master in Nairobi list?", "not-covered"],
    ["How many moorings does the harbour master in Rouen list?", "not-covered"],
    ["How many moorings does the harbour master in Hamburg list?", "answered?"],
    ["How many moorings does the harbour master in Lisbon list?", "answered?"],
    ["Why did the harbour master of Altona move its moorings to Vietnam?", "not-covered"],
    ["Until when does the Nairobi harbour plan run?", "not-covered"],
    ["Until when does the Altona tea plan run?", "answered?"],
    ["When was the first lighthouse of Altona's neighbour Kiel lit?", "answered?"],
    ["May the Brewers Guild keep its stall over night?", "answered?"],
    ["How many days of leave may prison guards take a year?", "answered?"],
    ["How many days of leave may nurses take in 1987?", "answered?"],
  ])("%s: %s", async (question, expected) => {
    expect(await outcome(question)).toBe(expected);
  });

  it("is not answered in Chinese", async () => {
    expect(await outcome("肯尼亚的船只停泊在几号码头？", ZH)).toBe("not-covered");
  });

  it("is judged by the words of allowed documents alone", async () => {
    const question = "How many moorings does the harbour master in Tromsø list?";
    const without = smallLibrary([HARBOUR, MARKET, LEAVE]);
    expect(await outcome(question)).toBe(await outcome(question, without));
  });
});
