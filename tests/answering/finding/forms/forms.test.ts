// Covers: ../../composing/base.ts, ../../composing/compose-arranged.ts
// Covers: arrange.ts, arranged.ts, best-sentences.ts, comparison.ts, documents-about.ts, headings.ts, library-contents.ts, list.ts, lists-in.ts, named-documents.ts, outline.ts
import { describe, expect, it } from "vitest";
import { answerSchema } from "../../../../src/answering/schema.js";
import { answerFrom, smallLibrary } from "../../small-library.js";

/** Invented rules of an invented harbour, in English and Chinese. */
const KEYS = `# Key policy

Keys open the sheds of the harbour.

## Lending

The following tools may be borrowed with a key:

- a hand saw
- a ladder
- a tide table
- a winch handle

A key is lent for seven days.

If there are losses, please:

- look again
- ask the neighbours
- tell the warden

## Returning a key

1. Clean the shed.
2. Lock the door.
3. Bring the key to the warden.

## Losses

A lost key costs 40 euros. The warden inspects the lock after a loss.
`;
const BOATS = `# Boat handbook

The handbook names 3 duties of a skipper.

## Checking the hull

The warden inspects every hull in spring.

## Checking the ropes

Ropes are replaced when they fray.

## Checking the engine

An engine runs for ten minutes before each trip.
`;
const SECRET = `# Quarry notes

## Blasting

Blasting is inspected by nobody.
`;
const CHINESE = `# 港口停泊规定

## 停泊

停泊申请包括以下步骤：

- 填写停泊申请表
- 交纳停泊押金
- 领取停泊证

## 费用

每艘船每月交纳停泊费三百元。
`;
const library = smallLibrary([
  { id: "keys.md", title: "Key policy", issuer: "Harbour office", effectiveFrom: "2025-01-01", text: KEYS },
  { id: "boats.md", title: "Boat handbook", text: BOATS },
  { id: "quarry.md", title: "Quarry notes", audience: "internal", text: SECRET },
  { id: "berths.md", title: "港口停泊规定", language: "zh", text: CHINESE },
]);
const ask = async (question: string) => {
  const answer = await answerFrom(library, question);
  answerSchema.parse(answer);
  return { ...answer, words: answer.quotes.map(({ text }) => text) };
};

describe("a list", () => {
  it("is given whole, in its order, under its opening line, whatever the number of quotes is", async () => {
    const { outcome, form, words, quotes } = await ask("Which tools may be borrowed with a key?");
    expect({ outcome, form, words }).toEqual({
      outcome: "answered",
      form: "list",
      words: ["a hand saw", "a ladder", "a tide table", "a winch handle"],
    });
    expect(quotes.map(({ lead }) => lead?.text ?? null)).toEqual([
      "The following tools may be borrowed with a key:",
      null,
      null,
      null,
    ]);
  });

  it("may be numbered steps under a heading", async () => {
    const { form, words } = await ask("What are the steps for returning a key?");
    expect({ form, words }).toEqual({
      form: "list",
      words: ["1. Clean the shed.", "2. Lock the door.", "3. Bring the key to the warden."],
    });
  });

  it("may be headings that a sentence announces by their number", async () => {
    const { form, words, quotes } = await ask("What are the three duties of a skipper?");
    expect({ form, words }).toEqual({
      form: "list",
      words: ["Checking the hull", "Checking the ropes", "Checking the engine"],
    });
    expect(quotes[0]?.lead?.text).toBe("The handbook names 3 duties of a skipper.");
  });

  it("is found in Chinese", async () => {
    const { form, words } = await ask("停泊申请有哪些步骤？");
    expect({ form, words }).toEqual({
      form: "list",
      words: ["填写停泊申请表", "交纳停泊押金", "领取停泊证"],
    });
  });

  it("says how many of its items are shown", async () => {
    const items = Array.from({ length: 14 }, (_, i) => `- shelf ${i + 1}`).join("\n");
    const long = smallLibrary([
      { id: "s.md", title: "Store", text: `# Store\n\nThese shelves hold paint:\n\n${items}\n` },
    ]);
    const { quotes, notices } = await answerFrom(long, "Which shelves hold paint?");
    expect(quotes).toHaveLength(12);
    expect(notices[0]).toEqual({ kind: "overview", text: "12 of 14 points of this list:" });
  });

  it.each([
    "How much does a lost key cost?",
    "Who inspects the locks?",
    "Which days is a key lent for?",
    "When are ropes replaced?",
    "Which losses are paid for?",
  ])("is not given for: %s", async (question) => expect((await ask(question)).form).toBe("sentences"));
});

describe("an outline", () => {
  it.each([
    "What does the key policy cover?",
    "Summarise the key policy",
    "Give me an overview of the key policy",
  ])("%s", async (question) => {
    const { outcome, form, words } = await ask(question);
    expect({ outcome, form, words }).toEqual({
      outcome: "answered",
      form: "outline",
      words: ["Lending", "Returning a key", "Losses"],
    });
  });
  it("is given in Chinese", async () => {
    const { form, words } = await ask("港口停泊规定包括哪些内容？");
    expect({ form, words }).toEqual({ form: "outline", words: ["停泊", "费用"] });
  });
  it("is given of documents that the asker may see, and of nothing that no document is called", async () => {
    for (const question of ["Summarise the quarry notes", "What does the fee cover?"])
      expect((await ask(question)).form).toBe("sentences");
  });
});

describe("documents", () => {
  it.each([
    "What documents do you have?",
    "How many documents are there?",
    "What can I ask you?",
    "你有哪些文件？",
  ])("%s", async (question) => {
    const { outcome, form, quotes, notices } = await ask(question);
    expect({ outcome, form }).toEqual({ outcome: "answered", form: "documents" });
    expect([...new Set(quotes.map(({ document }) => document.title))]).toEqual([
      "Boat handbook",
      "Key policy",
      "港口停泊规定",
    ]);
    expect(notices[0]?.text).toMatch(/3/);
    expect(JSON.stringify(quotes)).not.toContain("Blasting");
  });
  it("that speak of something give one sentence each", async () => {
    const { form, words } = await ask("Which documents talk about inspections by the warden?");
    expect(form).toBe("documents");
    expect(new Set(words)).toEqual(
      new Set(["The warden inspects every hull in spring.", "The warden inspects the lock after a loss."]),
    );
  });
});

describe("a comparison", () => {
  it("sets what each of two documents says side by side", async () => {
    const towns = smallLibrary(
      ["Porto", "Faro"].map((town, i) => ({
        id: `${town}.md`,
        title: `Parking plan of ${town}`,
        jurisdiction: town,
        kind: "plan" as const,
        text: `# Parking plan of ${town}\n\n## Fees\n\nParking fees in ${town} are ${i + 2} euros an hour.\n\n## Bikes\n\nBikes stand at the station.\n`,
      })),
    );
    for (const question of [
      "How do Porto and Faro differ in parking fees?",
      "Compare the parking fees of Porto and Faro",
    ]) {
      const { form, quotes } = await answerFrom(towns, question);
      expect(form).toBe("comparison");
      const texts = quotes.map(({ text }) => text);
      expect(texts).toContain("Parking fees in Porto are 2 euros an hour.");
      expect(texts).toContain("Parking fees in Faro are 3 euros an hour.");
      expect(quotes[0]?.document.title).toBe("Parking plan of Porto");
    }
  });
  it("is none where one side is not there", async () => {
    expect((await ask("Compare the key policy and the submarine policy")).form).toBe("sentences");
  });
});
