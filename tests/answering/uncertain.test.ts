// Covers: composing/compose.ts, finding/decide.ts
import { describe, expect, it } from "vitest";
import { answerFrom, type SmallDocument, smallLibrary } from "./small-library.js";

const POOL: SmallDocument = {
  id: "pool",
  title: "Swimming pool rules",
  text: "Swimming pool\n\nThe swimming pool charges a deposit for lockers.\n\nThe sauna costs 12 euros an hour.\n\nChildren swim with an adult.\n",
};
const library = smallLibrary([POOL]);

describe("a quote without the form that was asked for", () => {
  it.each([
    ["How much is the deposit for lockers at the swimming pool?", true],
    ["How much is the sauna an hour?", false],
    ["Does the swimming pool charge a deposit for lockers?", false],
  ])("%s: uncertain is %s", async (question, uncertain) => {
    const given = await answerFrom(library, question);
    expect(given.outcome).toBe("answered");
    expect(given.notices.some(({ kind }) => kind === "uncertain")).toBe(uncertain);
  });
});
