import { describe, expect, it } from "vitest";
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
    ["until when?", ALLOWANCE, "Until when, for the old-age allowance in Futian?"],
    ["Since when?", ALLOWANCE, "Since when, for the old-age allowance in Futian?"],
    ["who pays it?", ALLOWANCE, "Who pays it (the old-age allowance in Futian)?"],
    ["why?", "What is the fee for parking?", "Why, for the fee for parking?"],
    ["and how long?", "What is the notice period?", "How long, for the notice period?"],
    ["how much?", "Who gets a meal allowance?", "How much, for a meal allowance?"],
    ["what about pearls?", DIAMONDS, "What is the duty on pearls?"],
    ["and pearls?", DIAMONDS, "What is the duty on pearls?"],
    ["what about pearls?", GIFT, "Are diamonds exempt from duty: what about pearls?"],
    [
      "and in 2027?",
      "How many days of leave are there in 2026?",
      "How many days of leave are there in 2027?",
    ],
    ["2027?", "How many days of leave are there in 2026?", "How many days of leave are there in 2027?"],
    [
      "Does it apply to interns?",
      "What is the travel policy?",
      "Does it apply to interns (the travel policy)?",
    ],
    ["Who approves it?", "How do I book a train?", "Who approves it (book a train)?"],
    ["for contractors?", "What is the limit for employees?", "What is the limit for contractors?"],
    [
      "Is that also true for them?",
      "What is the limit for employees?",
      "Is that also true for them (the limit for employees)?",
    ],
    ["那罗湖呢？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["罗湖呢", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["那罗湖区呢？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["罗湖？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["那么南山区呢", FUTIAN, "南山区的高龄津贴是多少？"],
    ["如果是罗湖呢？", FUTIAN, "罗湖区的高龄津贴是多少？"],
    ["到什么时候？", FUTIAN, "福田区的高龄津贴是多少：到什么时候？"],
    ["怎么申请？", FUTIAN, "福田区的高龄津贴是多少：怎么申请？"],
    ["那需要什么材料呢？", FUTIAN, "福田区的高龄津贴是多少：需要什么材料呢？"],
    ["那2027年呢？", "2026年的休假有几天？", "2027年的休假有几天？"],
    ["这个适用于实习生吗？", "差旅政策是什么？", "这个适用于实习生吗（差旅政策是什么）？"],
    ["那珍珠呢？", "钻石的关税是多少？", "珍珠的关税是多少？"],
    ["那罗湖呢？", ALLOWANCE, "How much is the old-age allowance in Futian：罗湖呢？"],
  ])("%s after %s", (text, previous, expected) => {
    expect(followUp(text, previous)).toEqual({ from: previous, question: expected });
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
