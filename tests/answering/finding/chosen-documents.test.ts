// Covers: ../question/eligible-documents.ts
import { describe, expect, it } from "vitest";
import { weighedAnswer } from "../../../src/answering/answer.js";
import { asking, PARKING, type SmallDocument, smallLibrary, TRAVEL } from "../small-library.js";

const TRIPS: SmallDocument = {
  id: "trips",
  title: "Trips of the sales team",
  text: "Nights\n\nFor each night away, 90 euros are paid.\n\nTrains are booked by the office.\n",
};
const library = smallLibrary([TRAVEL, PARKING, TRIPS]);
const HOTELS = "Up to how many euros a night are hotels for employees paid?";
const WAGE = "What is the minimum wage of apprentices in the bakery?";

const ask = async (text: string, documents: readonly string[] | null) => {
  const tools = { now: () => 0, newId: () => "id", link: () => null };
  const { answer, confidence } = await weighedAnswer(library, asking(text, { documents }), tools);
  const uncertain = answer.notices.some(({ kind }) => kind === "uncertain");
  return { outcome: answer.outcome, uncertain, value: confidence.value };
};

describe("a question of documents that the asker chose", () => {
  it("is answered as surely as without the choice where they say it", async () => {
    const open = await ask(HOTELS, null);
    expect(open).toMatchObject({ outcome: "answered", uncertain: false });
    expect(await ask(HOTELS, ["travel"])).toEqual(open);
  });

  it("is answered with the nearest they say, marked as uncertain, where other documents say it better", async () => {
    expect(await ask(HOTELS, ["trips"])).toMatchObject({ outcome: "answered", uncertain: true });
  });

  it("is refused where they say nothing of it", async () => {
    expect(await ask(HOTELS, ["parking"])).toMatchObject({ outcome: "not-covered" });
  });

  it("is refused where no document is about it", async () => {
    expect(await ask(WAGE, ["trips"])).toMatchObject({ outcome: "not-covered" });
  });
});
