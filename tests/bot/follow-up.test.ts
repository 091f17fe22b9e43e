// Covers: follow-up/chinese-follow-up.ts, follow-up/english-follow-up.ts, follow-up/relational-nouns.ts
// Covers: follow-up/topic.ts
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { followUp } from "../../src/bot/follow-up.js";

const ALLOWANCE = "How much is the old-age allowance in Futian?";
const DIAMONDS = "What is the duty on diamonds?";
const GIFT = "Are diamonds exempt from duty?";
const FUTIAN = "福田区的高龄津贴是多少？";

describe("follow-ups become full questions", () => {
  it.each([
    ["and in Luohu?", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["And in Luohu", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["in Luohu?", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["and Luohu?", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["Luohu?", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["what about Luohu?", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["What about in Luohu?", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["how about Luohu", ALLOWANCE, "How much is the old-age allowance in Luohu?"],
    ["and for people over 90?", ALLOWANCE, "How much is the old-age allowance in Futian for people over 90?"],
    ["until when?", ALLOWANCE, "How much is the old-age allowance in Futian, and until when?"],
    ["Since when?", ALLOWANCE, "How much is the old-age allowance in Futian, and since when?"],
    ["who pays it?", ALLOWANCE, "How much is the old-age allowance in Futian, and who pays it?"],
    ["why?", "What is the fee for parking?", "What is the fee for parking, and why?"],
    ["and how long?", "What is the notice period?", "What is the notice period, and how long?"],
    ["how much?", "Who gets a meal allowance?", "Who gets a meal allowance, and how much?"],
    ["what about pearls?", DIAMONDS, "What is the duty on pearls?"],
    ["and pearls?", DIAMONDS, "What is the duty on pearls?"],
    [
      "what about the population?",
      "Who is the mayor of Zhuji?",
      "Who is the mayor of Zhuji, and what about the population?",
    ],
    ["what about pearls?", GIFT, "Are diamonds exempt from duty, and what about pearls?"],
    [
      "and in 2027?",
      "How many days of leave are there in 2026?",
      "How many days of leave are there in 2027?",
    ],
    ["2027?", "How many days of leave are there in 2026?", "How many days of leave are there in 2027?"],
    [
      "Does it apply to interns?",
      "What is the travel policy?",
      "What is the travel policy, and does it apply to interns?",
    ],
    ["Who approves it?", "How do I book a train?", "How do I book a train, and who approves it?"],
    ["for contractors?", "What is the limit for employees?", "What is the limit for contractors?"],
    [
      "Is that also true for them?",
      "What is the limit for employees?",
      "What is the limit for employees, and is that also true for them?",
    ],
    ["那罗湖呢？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["罗湖呢", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["那罗湖区呢？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["罗湖？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["那么南山区呢", FUTIAN, "南山区的高龄津贴是多少？"],
    ["如果是罗湖呢？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["到什么时候？", FUTIAN, "福田区的高龄津贴是多少，到什么时候？"],
    ["怎么申请？", FUTIAN, "福田区的高龄津贴是多少，怎么申请？"],
    ["那需要什么材料呢？", FUTIAN, "福田区的高龄津贴是多少，需要什么材料？"],
    ["那2027年呢？", "2026年的休假有几天？", "2027年的休假有几天？"],
    ["这个适用于实习生吗？", "差旅政策是什么？", "差旅政策是什么，这个适用于实习生吗？"],
    ["那珍珠呢？", "钻石的关税是多少？", "珍珠的关税是多少？"],
    ["那罗湖呢？", ALLOWANCE, "How much is the old-age allowance in Futian? 那罗湖呢？"],
  ])("%s after %s", (text, previous, expected) => {
    expect(followUp(text, previous)).toEqual({ from: previous, question: expected });
  });
});

const CUTTER = "Who may use the laser cutter?";
const PUMPS = "What subsidies are there for heat pumps?";
const CHARGING = "电动车充电有补贴吗？";

describe("the question understood reads like one", () => {
  it.each([
    ["at what time?", CUTTER, "Who may use the laser cutter, and at what time?"],
    ["And who approves?", CUTTER, "Who may use the laser cutter, and who approves?"],
    ["what about students?", CUTTER, "Who may use the laser cutter, and what about students?"],
    ["how high are they?", PUMPS, "What subsidies are there for heat pumps, and how high are they?"],
    ["are there exceptions?", PUMPS, "What subsidies are there for heat pumps, and are there exceptions?"],
    [
      "Is there a deadline for it?",
      PUMPS,
      "What subsidies are there for heat pumps, and is there a deadline for it?",
    ],
    ["how many years?", PUMPS, "What subsidies are there for heat pumps, and how many years?"],
    ["how do I apply", PUMPS, "What subsidies are there for heat pumps, and how do I apply?"],
    ["for solar panels?", PUMPS, "What subsidies are there for solar panels?"],
    ["And the one in Kiel?", "When is the pool in Bremen open?", "When is the pool in Kiel open?"],
    [
      "What if it is broken?",
      "How do I return a scooter?",
      "How do I return a scooter, and what if it is broken?",
    ],
    ["How much is the fine?", "Can I smoke here?", "Can I smoke here, and how much is the fine?"],
    ["谁付钱？", CHARGING, "电动车充电有补贴吗，谁付钱？"],
    ["需要哪些材料？", CHARGING, "电动车充电有补贴吗，需要哪些材料？"],
    ["那上海呢？", CHARGING, "电动车充电有补贴吗，上海呢？"],
    ["until when?", CHARGING, "电动车充电有补贴吗? Until when?"],
  ])("%s after %s", (text, previous, expected) => {
    expect(followUp(text, previous)?.question).toBe(expected);
  });

  it("does not grow with every turn", () => {
    let question = PUMPS;
    for (const said of ["until when?", "who pays?", "and how many years?"])
      question = followUp(said, question)?.question ?? "";
    expect(question).toBe("What subsidies are there for heat pumps, and how many years?");
    expect(followUp("谁付钱？", followUp("多少钱？", CHARGING)?.question)?.question).toBe(
      "电动车充电有补贴吗，谁付钱？",
    );
  });
});

/** Written down before the rule was: the first 30 before its last form, the others after it and before any look at them. */
const heldOut = readFileSync(new URL("../fixtures/follow-ups.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) =>
    z
      .object({ previous: z.string(), said: z.string(), kind: z.enum(["new", "follow-up"]) })
      .parse(JSON.parse(line)),
  );

describe("questions about unlike documents", () => {
  it.each(heldOut)("$said after $previous: $kind", ({ previous, said, kind }) => {
    const question = followUp(said, previous)?.question;
    expect(question === undefined ? "new" : "follow-up").toBe(kind);
    expect(question ?? "One?").toMatch(/^[^?？:：()（）]+[?？]$/u);
  });
});

describe("what stands on its own is left alone", () => {
  it.each([
    ["How many days of leave do I get?", ALLOWANCE],
    ["And how many days of leave do I get?", ALLOWANCE],
    ["What is the parking fee in Luohu?", ALLOWANCE],
    ["Is it allowed to smoke in the office?", ALLOWANCE],
    ["How much does it cost to park?", ALLOWANCE],
    ["Are there any rules for dogs?", ALLOWANCE],
    ["When is the office closed?", ALLOWANCE],
    ["Who approves travel to Japan?", ALLOWANCE],
    ["Which trains may I book?", ALLOWANCE],
    ["How many pearls?", "What pearl processing enterprises are there in Zhuji?"],
    ["which laptops", CUTTER],
    ["What is the fee for a lost key?", CUTTER],
    ["Can I bring a dog if it is small?", CUTTER],
    ["有多少自行车？", CHARGING],
    ["谁能养猫？", CHARGING],
    ["thanks!", ALLOWANCE],
    ["ok", ALLOWANCE],
    ["great, that helps", ALLOWANCE],
    ["What about the rule that we must book trains two weeks before we travel?", ALLOWANCE],
    ["I will tell them tomorrow.", ALLOWANCE],
    ["https://example.org/?", ALLOWANCE],
    ["谢谢", FUTIAN],
    ["好的，明白了", FUTIAN],
    ["罗湖区的停车费是多少？", FUTIAN],
    ["实习生每年有几天假期？", FUTIAN],
    ["办公室可以养狗吗？", FUTIAN],
    ["", ALLOWANCE],
  ])("%s", (text, previous) => {
    expect(followUp(text, previous)).toBeNull();
  });

  it("without an earlier question nothing is a follow-up", () => {
    expect(followUp("until when?", undefined)).toBeNull();
  });
});
