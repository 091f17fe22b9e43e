import { describe, expect, it } from "vitest";
import { answerFrom, PARKING, type SmallDocument, smallLibrary } from "../small-library.js";

const noticesOf = async (document: Partial<SmallDocument>, question: string): Promise<string[]> => {
  const library = smallLibrary([{ ...PARKING, effectiveUntil: null, ...document }]);
  const given = await answerFrom(library, question);
  return given.notices.map(({ text }) => text);
};

const ENGLISH = "On which level do visitors park in the garage?";
const CHINESE = "visitors 在 garage 的第几层停车？";

describe("a notice about a document", () => {
  it.each([
    [{ effectiveUntil: "2025-12-31" }, ENGLISH, "“Parking rules” ended (31 Dec 2025)."],
    [{ effectiveUntil: "2025-11" }, ENGLISH, "“Parking rules” ended (Nov 2025)."],
    [{ effectiveFrom: "2027-01-01" }, ENGLISH, "“Parking rules” is not in force yet (from 1 Jan 2027)."],
    [{ effectiveUntil: "2025-12-31" }, CHINESE, "《Parking rules》已失效（2025年12月31日）。"],
  ])("writes dates as the labels beside quotes do: %o", async (facts, question, text) => {
    expect(await noticesOf(facts, question)).toContain(text);
  });

  it.each([
    [ENGLISH, "This is a draft.", "About “Parking rules”: This is a draft."],
    [ENGLISH, "Digits were lost in the scan.", "About “Parking rules”: Digits were lost in the scan."],
    [CHINESE, "仅供参考。", "关于《Parking rules》：仅供参考。"],
  ])("passes a caution on without claiming what it warns of: %s %s", async (question, caution, text) => {
    expect(await noticesOf({ caution }, question)).toContain(text);
  });
});
