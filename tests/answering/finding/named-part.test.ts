// Covers: ../question/document-names.ts, ../question/part-label.ts, ../question/part-question.ts
// Covers: ../question/question.ts, choose-sentences.ts, find.ts, find-part.ts, prepare-search.ts
// Covers: search-passages.ts, weigh-sentences.ts
import { describe, expect, it } from "vitest";
import { askedPart } from "../../../src/answering/question/asked-part.js";
import type { Answer } from "../../../src/answering/schema.js";
import { answerFrom, type SmallDocument, smallLibrary } from "../small-library.js";

const LAW: SmallDocument = {
  id: "cycle-law",
  title: "Cycle Law of the Town",
  text: "Cycle Law of the Town\n\nChapter I General provisions\n\nArticle 1 This law is made to promote cycling. It applies to all residents.\n\nArticle 2 Cycles are vehicles with two wheels. Tricycles count as cycles.\n\nChapter II Parking\n\nArticle 3 Cycles are parked in racks. Nobody may lock a cycle to a bench. Offenders pay 50.\n\nArticle 12\nRacks stand at every school. The town pays for them.\n",
};
const HANDBOOK: SmallDocument = {
  id: "handbook.md",
  title: "Staff handbook",
  text: "# Staff handbook\n\n## 1. Working time\n\nThe week has 38 hours.\n\n### 1.1 Breaks\n\nBreaks last 30 minutes. They are unpaid.\n\n## 2. Leave\n\n### 2.1 Annual leave\n\nEverybody has 30 days of leave. Leave is booked in the portal.\n\n### 2.2 Sick leave\n\n1. Call your manager before nine.\n2. Send a note on day three.\n3. Bring the form when you return.\n\n## Annex B\n\nA list of forms.\n",
};
const SPEECH: SmallDocument = {
  id: "speech",
  title: "Speech on pearls",
  kind: "report",
  text: "Speech on pearls\n\nThe mayor makes three points in this speech about the lakes of the town.\n\nFirst, the lakes are cleaned. This takes two years.\n\nSecond, farms are merged.\n\nThird, a market is built near the lakes. It opens in May.\n\nEverybody is welcome.\n",
};
const PARKING_ZH: SmallDocument = {
  id: "parking-zh",
  title: "城市停车管理办法",
  language: "zh",
  text: "城市停车管理办法\n\n第一章 总则\n\n第一条 为了加强停车管理，制定本办法。\n\n第二条 本办法适用于全市范围。\n\n第四条 停车费每小时五元。夜间免费停车。\n",
};
const FIRE: SmallDocument = {
  id: "fire-law",
  title: "Fire Law",
  text: "Fire Law\n\nArticle 1 Every house has an alarm.\n\nArticle 12 Doors open outwards. Keys hang beside them.\n",
};
const ALL = [LAW, HANDBOOK, SPEECH, PARKING_ZH];

const ask = (question: string, documents: readonly SmallDocument[] = ALL): Promise<Answer> =>
  answerFrom(smallLibrary(documents), question);
const first = async (question: string, documents?: readonly SmallDocument[]): Promise<string | undefined> => {
  const { outcome, quotes } = await ask(question, documents);
  return outcome === "answered" ? quotes[0]?.text : outcome;
};

describe("a question that names a numbered part", () => {
  it.each([
    ["What does article 3 say?", "Article 3 Cycles are parked in racks."],
    ["What is in Art. 3?", "Article 3 Cycles are parked in racks."],
    ["Please summarise the third article.", "Article 3 Cycles are parked in racks."],
    ["What does article three of the cycle law say about benches?", "Nobody may lock a cycle to a bench."],
    ["Article 12 of the law", "Racks stand at every school."],
    ["What does chapter 2 say?", "Article 3 Cycles are parked in racks."],
    ["What does Chapter II regulate?", "Article 3 Cycles are parked in racks."],
    [
      "What does article 2 of chapter 1 of the cycle law say?",
      "Article 2 Cycles are vehicles with two wheels.",
    ],
    ["section 2.1", "Everybody has 30 days of leave."],
    ["What does section 1 of the handbook say?", "The week has 38 hours."],
    ["What does § 1.1 say?", "Breaks last 30 minutes."],
    ["What does section 2.1 of the policy say?", "Everybody has 30 days of leave."],
    ["What does the cycle law say in article 12?", "Racks stand at every school."],
    ["What does 1.1 say?", "Breaks last 30 minutes."],
    ["What is in 2.1 of the handbook?", "Everybody has 30 days of leave."],
    ["What does annex B contain?", "A list of forms."],
    ["What is the third point of the speech?", "Third, a market is built near the lakes."],
    ["What is the second step of sick leave?", "2. Send a note on day three."],
    ["第四条说什么？", "第四条 停车费每小时五元。"],
    ["《城市停车管理办法》第二条的内容是什么？", "第二条 本办法适用于全市范围。"],
    ["第三条说什么？", "Article 3 Cycles are parked in racks."],
  ])("%s is answered with its first sentences", async (question, expected) => {
    expect(await first(question)).toBe(expected);
  });

  it("quotes in reading order, and says that it is sure", async () => {
    const { quotes, notices } = await ask("What does article 3 say?");
    expect(quotes.map(({ text }) => text)).toEqual([
      "Article 3 Cycles are parked in racks.",
      "Nobody may lock a cycle to a bench.",
      "Offenders pay 50.",
    ]);
    expect(notices).toEqual([]);
  });

  it.each(["第四条的内容是什么？", "What does section 2.1 say about annual leave?"])(
    "is as sure where what else is asked says nothing more: %s",
    async (question) => expect((await ask(question)).notices).toEqual([]),
  );

  it.each([
    [
      "What is the third point of the speech?",
      ["Third, a market is built near the lakes.", "It opens in May."],
    ],
    ["What is the first point of the speech?", ["First, the lakes are cleaned.", "This takes two years."]],
    ["What is the second step of sick leave?", ["2. Send a note on day three."]],
  ])("%s is answered with its whole paragraph and no more", async (question, expected) => {
    const { quotes } = await ask(question);
    expect(quotes.map(({ text }) => text)).toEqual(expected);
  });

  it("quotes the beginning of each part before the rest of any, where the numbering begins anew", async () => {
    const shifts: SmallDocument = {
      id: "shifts.md",
      title: "Shift rules",
      text: "# Shift rules\n\n## Morning\n\n### 1. Opening\n\nThe door opens at six. The lamp is lit.\n\n## Evening\n\n### 1. Closing\n\nThe door shuts at nine. The lamp is put out.\n",
    };
    const { quotes } = await ask("What does section 1 say?", [shifts]);
    expect(quotes.map(({ text }) => text)).toEqual([
      "The door opens at six.",
      "The door shuts at nine.",
      "The lamp is lit.",
    ]);
  });

  it("takes the outermost of several bare numbers", async () => {
    const plan: SmallDocument = {
      id: "plan.md",
      title: "Harbour plan",
      text: "# Harbour plan\n\n## I. Ships\n\n### 1. Ferries\n\nFerries leave at nine.\n\n### 2. Tugs\n\nTugs wait outside.\n\n## II. Quays\n\nQuays are lit at night.\n",
    };
    expect(await first("What does section II of the harbour plan say?", [plan])).toBe(
      "Quays are lit at night.",
    );
    expect(await first("What does section 2 of the harbour paper say?", [plan])).toBe(
      "Quays are lit at night.",
    );
  });

  it("asks back where several documents have such a part and none is named", async () => {
    const given = await ask("What does article 12 say?", [LAW, FIRE, HANDBOOK]);
    expect(given.outcome === "ambiguous" && given.choices.map(({ label }) => label).sort()).toEqual([
      "Cycle Law of the Town",
      "Fire Law",
    ]);
    expect(await first("What does article 12 of the fire law say?", [LAW, FIRE])).toMatch(
      /^Article 12 Doors/,
    );
    expect(await first("What does article 12 say about keys?", [LAW, FIRE])).toBe("Keys hang beside them.");
    const citing = {
      ...LAW,
      text: LAW.text.replace("The town pays", "The fire law applies, and the town pays"),
    };
    expect(await first("What does the fire law say in article 12?", [citing, FIRE])).toMatch(
      /^Article 12 Doors/,
    );
  });

  it("takes the document whose title stands in its brackets", async () => {
    const night: SmallDocument = {
      id: "night-zh",
      title: "夜间停车规定",
      language: "zh",
      text: "夜间停车规定\n\n第二条 夜间停车须登记。\n",
    };
    expect(await first("《城市停车管理办法》第二条的内容是什么？", [night, PARKING_ZH])).toBe(
      "第二条 本办法适用于全市范围。",
    );
  });

  it("tells an annex from an article of its number", async () => {
    const text = "车库管理规定\n\n第一条 车库夜间关闭。\n\n附件二 表格清单\n\n登记表一份。\n";
    const garage = [{ ...PARKING_ZH, text }];
    expect(await first("附件二的内容是什么？", garage)).toBe("附件二 表格清单");
    expect(await first("第二条说什么？", garage)).not.toBe("附件二 表格清单");
  });

  it("offers ten documents at most", async () => {
    const laws = Array.from({ length: 12 }, (_, i) => ({ ...FIRE, id: `law-${i}`, title: `Law ${i}` }));
    const given = await ask("What does article 12 say?", laws);
    expect(given.outcome === "ambiguous" && given.choices).toHaveLength(10);
  });

  it("gives nobody another document's part, and none that may not be seen", async () => {
    expect(await first("What does article 3 of the tax code say?")).not.toMatch(/^Article 3/);
    const bare = { ...HANDBOOK, text: HANDBOOK.text.replace("## Annex B", "## Forms") };
    expect(await first("What does annex 2 contain?", [bare])).toBe("not-covered");
    const talk = "# Lakes\n\n## First, clean them\n\nThey are clean by June.\n";
    expect(await first("What does article 1 say?", [{ ...bare, text: talk }])).toBe("not-covered");
    expect(await first("《劳动合同法》第二条的内容是什么？", [PARKING_ZH])).toBe("not-covered");
    expect(await first("What is the third point of chapter 2?", [SPEECH])).not.toMatch(/^Third/);
    const hidden = [LAW, { ...FIRE, audience: "internal" }];
    expect(await first("What does article 12 say?", hidden)).toBe("Racks stand at every school.");
  });

  it("takes a number that counts something for no part", async () => {
    const { quotes } = await ask("Do benches stand 1.1 metres from the racks?");
    expect(quotes.map(({ text }) => text)).not.toContain("Breaks last 30 minutes.");
  });

  it("warns where the part does not say what else was asked", async () => {
    const { notices } = await ask("Which penguins does article 3 protect?");
    expect(notices.map(({ kind }) => kind)).toContain("uncertain");
  });
});

describe("what names a numbered part", () => {
  it.each([
    ["articles 3 and 4", ["article 3", "article 4"]],
    ["Section IV", ["section 4"]],
    ["the 3rd point", ["loose 3"]],
    ["第十二条", ["article 12"]],
    ["article no. 3", ["article 3"]],
    ["§ 3", ["section 3"]],
    ["附件二", ["annex 2"]],
    ["annexes 1 and 2", ["annex 1", "annex 2"]],
    ["第二章第三条", ["chapter 2", "article 3"]],
    ["Which part I must pay?", []],
    ["Which rules civil servants follow", []],
    ["Did costs rise by 1.1% or by $2.1?", []],
    ["How many articles are there?", []],
    ["Is the first prize 5 euros?", []],
    ["In 2024 part of the town moved", []],
  ])("%s", (question, labels) => {
    expect((askedPart(question)?.labels ?? []).map(({ family, key }) => `${family} ${key}`).sort()).toEqual(
      [...labels].sort(),
    );
  });
});

describe("whose part is named", () => {
  it.each([
    ["article 2 of the cycle law", "cycle law"],
    ["article 2 of the cycle law about tricycles", "cycle law"],
    ["What does step 2 of sick leave say?", "sick leave"],
    ["article 2", ""],
  ])("%s", (question, owner) => {
    expect(askedPart(question)?.owner).toBe(owner);
  });
});
