import { describe, expect, test } from "vitest";
import { createScriptedModel } from "../../../adapters/models/scripted.js";
import {
  type DraftParts,
  type DraftRequest,
  draftAnswer,
} from "../../../src/answering/drafting/draft-answer.js";
import { isTranslated, translationNotice } from "../../../src/answering/drafting/language.js";
import { askerLanguage } from "../../../src/answering/question/asker-language.js";
import { gatewayFor, prompts, request, sentence, TRAVEL } from "./fixtures.js";

const answered = (...statements: readonly [string, readonly number[]][]) => ({
  outcome: "answered",
  statements: statements.map(([text, sentences]) => ({ text, sentences })),
  choices: [],
});

async function draft(output: unknown, over: Partial<DraftRequest> = {}, parts: Partial<DraftParts> = {}) {
  const session = gatewayFor(createScriptedModel([{ output }]), { retries: 0 }).open(
    new AbortController().signal,
  );
  const result = await draftAnswer({ session, prompts, ...parts }, request(over));
  session.close();
  return result;
}

describe("statements", () => {
  test("carry the ids behind their numbers; failing ones are dropped with the reason", async () => {
    const seen: string[] = [];
    const result = await draft(
      answered(
        ["First class may not be booked by employees.", [1]],
        ["Employees may book first class.", [1]],
        ["A hotel is paid up to €145 a night.", [2, 2]],
        ["A hotel is paid up to €145 a night.", [4]],
      ),
      {},
      { onStatement: (s) => seen.push(s.text) },
    );
    expect(result).toMatchObject({
      kind: "answered",
      statements: [
        { text: "First class may not be booked by employees.", sentences: ["s1"] },
        { text: "A hotel is paid up to €145 a night.", sentences: ["s2"] },
      ],
      dropped: [{ why: "inexact" }, { why: "unknown-number" }],
    });
    expect(seen).toEqual([
      "First class may not be booked by employees.",
      "A hotel is paid up to €145 a night.",
    ]);
  });

  test("the opening line of a list counts", async () => {
    const lead = sentence("s1", "book first class;", { lead: "Employees may not:" });
    expect(
      await draft(answered(["Employees may not book first class.", [1]]), { sentences: [lead] }),
    ).toMatchObject({ kind: "answered" });
    expect(
      await draft(answered(["Employees may book first class.", [1]]), { sentences: [lead] }),
    ).toMatchObject({ kind: "degraded" });
  });

  test.each([
    ["not-covered", { outcome: "not-covered", statements: [], choices: [] }, { kind: "not-covered" }],
    [
      "nothing left",
      answered(["Hotels are paid up to 999 euros a night.", [2]]),
      { kind: "degraded", reason: "nothing-left" },
    ],
    ["no statements", answered(), { kind: "degraded", reason: "nothing-left" }],
    ["another form", { outcome: "answered" }, { kind: "degraded", reason: "failed" }],
  ])("%s", async (_, output, expected) => {
    expect(await draft(output)).toMatchObject(expected);
  });
});

describe("ambiguous", () => {
  const choices = (...list: readonly [string, readonly number[]][]) => ({
    outcome: "ambiguous",
    statements: [],
    choices: list.map(([label, sentences]) => ({ label, sentences })),
  });
  test("a refused label is replaced by the document's own words", async () => {
    const result = await draft(
      choices(["First class for employees", [1]], ["@everyone hotels a night", [2]]),
    );
    expect(result).toMatchObject({
      kind: "ambiguous",
      choices: [
        { label: "Travel policy: Travel", sentences: ["s1"] },
        { label: "Travel policy: Travel", sentences: ["s2"] },
      ],
    });
  });
  test("one choice is no choice", async () => {
    expect(await draft(choices(["Hotels a night", [2]], ["Nothing", [77]]))).toMatchObject({
      kind: "degraded",
    });
  });
});

describe("other languages", () => {
  const zh = { language: "zh", question: "酒店每晚报销多少?" };
  test("a translated statement is checked by what survives", async () => {
    expect(await draft(answered(["酒店每晚最多报销145欧元。", [2]]), zh)).toMatchObject({
      kind: "answered",
      statements: [{ translated: true }],
    });
    expect(await draft(answered(["酒店每晚最多报销154欧元。", [2]]), zh)).toMatchObject({ kind: "degraded" });
    expect(await draft(answered(["酒店每晚至少报销145欧元。", [2]]), zh)).toMatchObject({ kind: "degraded" });
  });
  test("one without a number or name needs the dictionary to vouch for it", async () => {
    const output = answered(["员工不得预订头等舱。", [1]]);
    expect(await draft(output, zh)).toMatchObject({ kind: "degraded", dropped: [{ why: "unsupported" }] });
    expect(await draft(output, zh, { bridge: () => [["employees", "staff"]] })).toMatchObject({
      kind: "answered",
    });
    expect(
      await draft(answered(["员工可以预订头等舱。", [1]]), zh, { bridge: () => [["employees", "staff"]] }),
    ).toMatchObject({ kind: "degraded" });
  });
  test("the asker's language, and the notice", () => {
    expect([
      askerLanguage("酒店呢?", null),
      askerLanguage("Hotels?", "de-AT"),
      askerLanguage("Hotels?", "zh-CN"),
      askerLanguage("How much is paid for a hotel?", "de-AT"),
      askerLanguage("Wie viel wird für ein Hotel bezahlt?", "de-AT"),
    ]).toEqual(["zh", "de-AT", "en", "en", "de-AT"]);
    expect(isTranslated("Ein Hotel kostet 145 Euro.", "de", TRAVEL)).toBe(true);
    expect(isTranslated("A hotel costs 145 euros.", "en-GB", TRAVEL)).toBe(false);
    expect(translationNotice("en", "zh")).toBe(
      "This answer is an unofficial translation; the quotes are the original. The Chinese text is authoritative.",
    );
    expect(translationNotice("zh-CN", "en")).toContain("英语");
  });
});
