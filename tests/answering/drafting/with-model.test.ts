import { describe, expect, test } from "vitest";
import type { ScriptLine } from "../../../adapters/models/scripted.js";
import type { Model } from "../../../src/answering/drafting/model.js";
import type { ModelUse } from "../../../src/answering/drafting/model-use.js";
import type { Statement } from "../../../src/answering/schema.js";
import { ask, drafted, kinds, scripted, toolsFor } from "../model-for-tests.js";
import { asking, PARKING, smallLibrary, TRAVEL } from "../small-library.js";

const library = smallLibrary([TRAVEL, PARKING]);
const HOTEL = "How much is paid for a hotel a night?";
const NIGHT = "145 euros a night";
const NONE: ScriptLine = { output: { outcome: "not-covered", statements: [], choices: [] } };

describe("answered", () => {
  test("statements stand on quotes in the order of their first use", async () => {
    const { tools } = scripted([
      drafted(
        ["Claims must be with Finance by the 10th of the following month.", ["Claims must", NIGHT]],
        ["A hotel is paid up to €145 a night.", [NIGHT]],
      ),
    ]);
    const shown: Statement[] = [];
    const uses: ModelUse[] = [];
    const given = await ask(
      library,
      asking(HOTEL, {
        onStatement: ({ statement }) => shown.push(statement),
        onModel: (use) => uses.push(use),
      }),
      tools,
    );
    expect(given).toMatchObject({ outcome: "answered", mode: "model", question: HOTEL });
    expect(given.quotes.map(({ text }) => text)).toEqual([
      "Claims must reach Finance by the 10th of the following month.",
      "Hotels are paid up to 145 euros a night.",
    ]);
    expect(given.statements.map(({ quotes }) => quotes)).toEqual([[0, 1], [1]]);
    expect(shown).toEqual(given.statements);
    expect(given.answer).toBe(given.statements.map(({ text }) => text).join("\n"));
    expect(given.notices).toEqual([]);
    expect(uses).toMatchObject([{ result: "answered", statements: 2, dropped: 0, reason: null }]);
    expect(given.timing.modelMs).toBeGreaterThan(0);
  });

  test("what fails the guard is dropped; when nothing is left, the quotes stand with the notice", async () => {
    const half = scripted([
      drafted(
        ["A hotel is paid up to €145 a night.", [NIGHT]],
        ["A hotel is paid up to €415 a night.", [NIGHT]],
      ),
    ]);
    expect((await ask(library, asking(HOTEL), half.tools)).statements).toHaveLength(1);
    const none = scripted([drafted(["A hotel is paid up to €415 a night.", [NIGHT]])]);
    const given = await ask(library, asking(HOTEL), none.tools);
    expect(given).toMatchObject({ outcome: "answered", mode: "quotes" });
    expect(given.answer).toContain("145 euros");
    expect(kinds(given)).toEqual(["degraded"]);
  });

  test("an ended plan carries its label in a model's answer too", async () => {
    const { tools } = scripted([drafted(["Visitors park on level two.", ["level two"]])]);
    const given = await ask(library, asking("Where do visitors park in the garage?"), tools);
    expect(given.mode).toBe("model");
    expect(kinds(given)).toEqual(["ended"]);
    expect(given.quotes[0]?.document.status).toBe("ended");
  });

  test("a translated answer says that it is unofficial and which language prevails", async () => {
    const { tools, calls } = scripted([
      { prompt: "search-terms", output: { terms: [{ language: "en", words: ["hotels", "paid night"] }] } },
      drafted(["酒店每晚最多报销145欧元。", [NIGHT]]),
    ]);
    const given = await ask(library, asking("酒店每晚报销多少?"), tools);
    expect(given).toMatchObject({ outcome: "answered", mode: "model", answer: "酒店每晚最多报销145欧元。" });
    expect(given.quotes[0]?.text).toContain(NIGHT);
    expect(given.notices.find(({ kind }) => kind === "translation")?.text).toContain("英语");
    expect(calls).toEqual(["search-terms", "draft"]);
  });

  test("documents in the asker's language need no search terms", async () => {
    const { tools, calls } = scripted([NONE]);
    await ask(library, asking("Is there a pension?"), tools);
    expect(calls).not.toContain("search-terms");
  });
});

describe("other outcomes", () => {
  test("ambiguous: the model's choices, each with its quote", async () => {
    const choices = [
      { label: "Hotels a night", sentences: [NIGHT] },
      { label: "Claims to Finance", sentences: ["Claims must"] },
    ];
    const { tools } = scripted([{ output: { outcome: "ambiguous", statements: [], choices } }]);
    const given = await ask(library, asking("What about hotels and claims to Finance?"), tools);
    expect(given).toMatchObject({
      outcome: "ambiguous",
      mode: "model",
      choices: [{ label: "Hotels a night" }, { label: "Claims to Finance" }],
    });
  });

  test("not-covered is believed only where retrieval is not sure", async () => {
    const sure = await ask(
      library,
      asking("Hotels are paid up to how many euros a night?"),
      scripted([NONE]).tools,
    );
    expect(sure).toMatchObject({ outcome: "answered", mode: "quotes" });
    expect(kinds(sure)).toEqual(["degraded"]);
    const unsure = await ask(
      library,
      asking("Is the barrier of the office kitchen blue?"),
      scripted([NONE]).tools,
    );
    expect(unsure).toMatchObject({ outcome: "not-covered", mode: "model" });
    expect(unsure.closest.length).toBeGreaterThan(0);
  });

  test("nothing found: the model is not asked", async () => {
    const { tools, calls } = scripted([NONE]);
    expect(await ask(library, asking("zzzz qqqq"), tools)).toMatchObject({ outcome: "not-covered" });
    expect(calls).toEqual([]);
  });
});

const never: Model = { draft: () => new Promise(() => undefined) };

describe("a failing model costs nobody the answer", () => {
  const failing = scripted([{ error: "down" }]);
  const broken = scripted([{ error: "down" }], { gateway: { breaker: { failures: 1, coolDownMs: 60_000 } } });
  test.each([
    ["failed", failing.tools, "failed"],
    ["garbage", scripted([{ output: { outcome: 7 } }]).tools, "failed"],
    ["a budget used up", scripted([NONE], { gateway: { tokensPerDay: 1 } }).tools, "budget"],
    ["a cost cap reached", scripted([NONE], { gateway: { costPerDay: 0 } }).tools, "budget"],
    ["a hang", toolsFor(never, { gateway: { deadlineMs: 50 } }).tools, "took too long"],
    ["failing again", broken.tools, "failed"],
    ["an open breaker", broken.tools, "not available"],
    ["another number", scripted([drafted(["Hotels: 145 euros a night.", ["no such words"]])]).tools, "check"],
  ])("%s", async (_, tools, said) => {
    const uses: ModelUse[] = [];
    const given = await ask(library, asking(HOTEL, { onModel: (use) => uses.push(use) }), tools);
    expect(given).toMatchObject({ outcome: "answered", mode: "quotes" });
    expect(given.notices.at(-1)).toMatchObject({ kind: "degraded" });
    expect(given.notices.at(-1)?.text).toContain(said);
    expect(uses).toMatchObject([{ result: "degraded" }]);
  });

  test("one deadline covers all calls of a question", async () => {
    const began = performance.now();
    const conversation = { said: "and there?", thread: [{ who: "asker", text: HOTEL }] } as const;
    const { tools, calls } = toolsFor(never, { gateway: { deadlineMs: 100 } });
    await ask(library, asking(HOTEL, { conversation }), tools);
    expect(calls).toEqual(["condense"]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("the cache", () => {
  const line = drafted(["A hotel is paid up to €145 a night.", [NIGHT]]);
  test("serves the same question; another audience, date or generation asks anew", async () => {
    const { tools, calls } = scripted([line]);
    const first = await ask(library, asking(HOTEL), tools);
    const uses: ModelUse[] = [];
    const again = await ask(library, asking(HOTEL, { onModel: (use) => uses.push(use) }), tools);
    expect(calls).toHaveLength(1);
    expect(uses).toMatchObject([{ result: "cache", inputTokens: 0, cost: 0 }]);
    expect({ ...again, id: "", timing: null }).toEqual({ ...first, id: "", timing: null });
    expect(again.id).not.toBe(first.id);
    await ask(library, asking(HOTEL, { audience: "internal" }), tools);
    await ask(library, asking(HOTEL, { asOf: "2026-05-02" }), tools);
    await ask(library, asking(HOTEL, { inForceOnly: true }), tools);
    expect(calls).toHaveLength(4);
    const changed = smallLibrary([{ ...TRAVEL, text: TRAVEL.text.replace("145", "160") }], "g2");
    const anew = await ask(changed, asking(HOTEL), tools);
    expect(calls).toHaveLength(5);
    expect(anew).toMatchObject({ mode: "quotes" });
    expect(anew.answer).toContain("160");
  });

  test("a failure is not kept", async () => {
    const { tools, calls } = scripted([{ error: "down" }]);
    await ask(library, asking(HOTEL), tools);
    await ask(library, asking(HOTEL), tools);
    expect(calls).toHaveLength(2);
  });
});

describe("a follow-up", () => {
  const thread = [{ who: "asker", text: HOTEL }] as const;
  const ofRule = "How much is paid for claims?";
  const following = (said: string) => asking(ofRule, { conversation: { said, thread } });
  test("is condensed by the model, and shown as context", async () => {
    const condensed = "How much is paid for a hotel and when must claims reach Finance?";
    const { tools } = scripted([{ prompt: "condense", output: { question: condensed } }, NONE]);
    const given = await ask(library, following("and when must claims reach Finance?"), tools);
    expect(given).toMatchObject({ question: condensed, context: { from: HOTEL, question: condensed } });
  });
  test("that stands alone is left alone", async () => {
    const said = "Where do visitors park?";
    const { tools } = scripted([{ prompt: "condense", output: { question: said } }, NONE]);
    const given = await ask(library, following(said), tools);
    expect([given.question, given.context]).toEqual([said, undefined]);
  });
  test("is what the rule made of it where the model fails", async () => {
    const { tools } = scripted([{ prompt: "condense", error: "down" }, NONE]);
    expect((await ask(library, following("and claims?"), tools)).question).toBe(ofRule);
  });
});

test("an internal document is neither shown to a model nor named for the public", async () => {
  const secret = {
    id: "secret",
    audience: "internal",
    text: "Hotels\n\nHotels in Quokkaville are paid up to 999 euros a night.\n",
  };
  let seen = "";
  const model: Model = {
    async draft(prompt) {
      seen += prompt.user;
      throw new Error("enough");
    },
  };
  await ask(smallLibrary([TRAVEL, secret]), asking(HOTEL), toolsFor(model).tools);
  expect(seen).toContain(NIGHT);
  expect(seen).not.toContain("Quokkaville");
});
