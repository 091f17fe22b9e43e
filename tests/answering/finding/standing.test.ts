// Covers: ../composing/wording/english.ts
// Covers: ../question/standing-question.ts
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answering/schema.js";
import { answerFrom, type SmallDocument, smallLibrary } from "../small-library.js";

const HANDBOOK: SmallDocument = {
  id: "handbook",
  title: "Staff handbook",
  effectiveFrom: "2024-05-01",
  text: "Working time\n\nThe week has 38 hours.\n\nLeave is booked in the portal.\n",
};
const OLD: SmallDocument = {
  id: "travel-2024",
  title: "Travel policy 2024",
  effectiveFrom: "2024-01-01",
  effectiveUntil: "2025-12-31",
  text: "Hotels\n\nA hotel may cost up to 120 euros a night.\n",
};
const NEW: SmallDocument = {
  id: "travel-2026",
  title: "Travel policy 2026",
  effectiveFrom: "2026-01-01",
  supersedes: "travel-2024",
  text: "Hotels\n\nA hotel may cost up to 145 euros a night.\n\nThis policy replaces the one of 2024 and applies from 1 January 2026.\n",
};
const PARKING: SmallDocument = {
  id: "parking",
  title: "Parking rules",
  effectiveFrom: "2027-01-01",
  text: "Garage\n\nVisitors park on level two.\n",
};
const DRAFT: SmallDocument = {
  id: "remote",
  title: "Remote work proposal",
  kind: "proposal",
  text: "Remote work\n\nStaff could work from home three days a week.\n",
};
const MENU: SmallDocument = { id: "menu", title: "Canteen menu", text: "Lunch\n\nSoup is served daily.\n" };
const LEAVE_ZH: SmallDocument = {
  id: "leave-zh",
  title: "年休假办法",
  language: "zh",
  effectiveFrom: "2025-01-01",
  effectiveUntil: "2027-12-31",
  text: "年休假\n\n员工每年享有带薪年休假十五天。\n",
};
const ALL = [HANDBOOK, OLD, NEW, PARKING, DRAFT, MENU, LEAVE_ZH];

const ask = (question: string, documents: readonly SmallDocument[] = ALL): Promise<Answer> =>
  answerFrom(smallLibrary(documents), question);
const said = async (question: string, documents?: readonly SmallDocument[]): Promise<readonly string[]> => {
  const given = await ask(question, documents);
  return given.notices.flatMap(({ kind, text }) => (kind === "validity" ? [text] : []));
};

const IN_FORCE = "“Staff handbook” has been in force since 1 May 2024; no end is stated.";
const REPLACED =
  "“Travel policy 2024” is no longer in force (ended 31 Dec 2025). It was replaced by “Travel policy 2026” (from 1 Jan 2026).";
const REPLACING =
  "“Travel policy 2026” has been in force since 1 Jan 2026; no end is stated. It replaced “Travel policy 2024”.";
const PLANNED = "“Parking rules” is not in force yet (from 1 Jan 2027).";

describe("a question about a document's validity", () => {
  it.each([
    ["Does the handbook still apply?", IN_FORCE],
    ["Is the staff handbook in force?", IN_FORCE],
    ["When does the handbook end?", IN_FORCE],
    ["Is the handbook up to date?", `${IN_FORCE} There is no newer version of it here.`],
    ["Is there a newer version of the handbook?", `${IN_FORCE} There is no newer version of it here.`],
    ["Is the Travel policy 2024 still valid?", REPLACED],
    ["Has the travel policy 2024 been replaced?", REPLACED],
    ["Is there a newer version of the travel policy 2024?", REPLACED],
    ["Is the travel policy still valid?", REPLACING],
    ["When do the parking rules start?", PLANNED],
    ["Is the parking policy in force?", PLANNED],
    ["Was the remote work proposal adopted?", "“Remote work proposal” is a proposal; it was not adopted."],
    ["年休假办法还有效吗？", "《年休假办法》自 2025年1月1日 起有效，有效期至 2027年12月31日。"],
  ])("%s is answered from the catalogue", async (question, expected) => {
    expect(await said(question)).toEqual([expected]);
  });

  it("quotes the document that says so, else the beginning of the one meant", async () => {
    const replaced = await ask("Has the travel policy 2024 been replaced?");
    expect(replaced.quotes[0]?.text).toMatch(/^This policy replaces/);
    const silent = await ask("Does the handbook still apply?");
    expect(silent.quotes.map(({ document, text }) => [document.id, text])).toEqual([
      ["handbook", "The week has 38 hours."],
    ]);
    expect(silent.answer.startsWith(IN_FORCE)).toBe(true);
  });

  it.each([
    ["states its end", "It expires on 31 December 2027.", true],
    ["states no date", "A badge is valid for one year.", false],
    ["speaks of something else that is replaced", "Lost keys are replaced by the porter in May 2024.", false],
  ])("quotes a sentence that %s: %s", async (_, sentence, isQuoted) => {
    const dated = { ...HANDBOOK, effectiveUntil: "2027-12-31", text: `${HANDBOOK.text}\n${sentence}\n` };
    const { quotes, notices } = await ask("Is there a newer version of the staff handbook?", [dated]);
    expect(notices.map(({ kind }) => kind)).toEqual(["validity"]);
    expect(quotes[0]?.text).toBe(isQuoted ? sentence : "The week has 38 hours.");
  });

  it("means the one document of the kind that is named", async () => {
    const harbour = { ...HANDBOOK, id: "harbour", title: "Harbour 2030", kind: "plan" as const };
    expect(await said("Is the plan still in force?", [harbour, DRAFT, MENU])).toEqual([
      "“Harbour 2030” has been in force since 1 May 2024; no end is stated.",
    ]);
  });

  it("tells what replaced a document of which nothing else is known", async () => {
    const undated = { ...OLD, effectiveFrom: null, effectiveUntil: null };
    const [notice] = await said("Has the travel policy 2024 been replaced?", [undated, NEW]);
    expect(notice).toContain("It was replaced by “Travel policy 2026” (from 1 Jan 2026).");
  });

  it.each([
    ["what is asked of a part of it", "Does the soup rule of the handbook still apply?"],
    ["a document of which nothing is known", "Is the canteen menu still valid?"],
    ["a document that is not here", "Is the tax code still in force?"],
    ["what a document says of its own matter", "When does the week start in the handbook?"],
    ["what asks after no validity", "Where is the handbook?"],
  ])("leaves %s to the documents", async (_, question) => expect(await said(question)).toEqual([]));

  it("asks back where several documents are meant alike, and tells of each", async () => {
    const other = { ...HANDBOOK, id: "crew", title: "Crew handbook", effectiveUntil: "2025-01-31" };
    const given = await ask("Is the handbook still in force?", [HANDBOOK, other]);
    expect(given.outcome).toBe("ambiguous");
    expect(given.notices.filter(({ kind }) => kind === "validity")).toHaveLength(2);
  });

  it("takes the sort of document that is named for no name of it", async () => {
    const conduct = { ...HANDBOOK, title: "Conduct at work" };
    const expected = ["“Conduct at work” has been in force since 1 May 2024; no end is stated."];
    for (const kind of ["rules", "code", "agreement"])
      expect(await said(`Are the conduct ${kind} still in force?`, [conduct])).toEqual(expected);
  });

  it("says nothing where it does not know it of each, or where too many are meant", async () => {
    const undated = { ...HANDBOOK, id: "crew", title: "Crew handbook", effectiveFrom: null };
    expect(await said("Is the handbook still in force?", [HANDBOOK, undated])).toEqual([]);
    const crews = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...HANDBOOK,
        id: `crew-${i}`,
        title: `Crew handbook ${i}`,
      }));
    expect(await said("Is the handbook still in force?", crews(5))).toHaveLength(5);
    expect(await said("Is the handbook still in force?", crews(6))).toEqual([]);
  });

  it("knows nothing of a newer version that the asker may not see", async () => {
    const given = await ask("Has the travel policy 2024 been replaced?", [
      OLD,
      { ...NEW, audience: "internal" },
    ]);
    expect(JSON.stringify(given)).not.toContain("travel-2026");
    expect(JSON.stringify(given.notices)).toContain("There is no newer version of it here.");
  });
});
