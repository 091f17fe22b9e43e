import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerTypeOf, hasType } from "../../../src/answering/question/answer-type.js";
import { checkQuestion } from "../../../src/answering/question/check-question.js";
import { formOf } from "../../../src/answering/question/form.js";
import { placesNamed } from "../../../src/answering/question/places.js";
import { referenceOf, validityQuestionOf } from "../../../src/answering/question/reference.js";
import { seedDocuments } from "../../golden/seeds.js";

const documents = await seedDocuments();

describe("the form of an answer", () => {
  it.each([
    ["Until when is it valid?", "date"],
    ["How soon is a report answered?", "date"],
    ["How quickly must a loss be reported?", "date"],
    ["How many people work there?", "number"],
    ["What share of exports is it?", "percentage"],
    ["How much money was spent?", "money"],
    ["How much may I spend on a hotel?", "money"],
    ["How much water may I bring?", "number"],
    ["Who issued it?", "name"],
    ["Where is the zone?", "name"],
    ["Explain the plan.", null],
    ["有效期到什么时候？", "date"],
    ["有多少家企业？", "number"],
    ["How much is the allowance in Futian, and until when?", "date"],
    ["How do I book a train, and who approves it?", "name"],
    ["Which visa do interns need, and how much does it cost?", "money"],
    ["How much is the allowance, and does it apply to interns?", "money"],
    ["福田区的高龄津贴是多少，到什么时候？", "date"],
  ] as const)("%s -> %s", (question, type) => expect(answerTypeOf(question)).toBe(type));

  it.each([
    ["It ends on March 31, 2030.", "date", true],
    ["It ends soon.", "date", false],
    ["It opens at 6:00.", "date", true],
    ["It opens at 9 am.", "date", true],
    ["It is closed on Sundays.", "date", true],
    ["上午九点开门。", "date", true],
    ["It has 12 rooms.", "date", false],
    ["Over 2,000 firms.", "number", true],
    ["Many firms.", "number", false],
    ["It rose by 12%.", "percentage", true],
    ["It rose by 12.", "percentage", false],
    ["It costs 50 million yuan.", "money", true],
    ["It costs a lot.", "money", false],
    ["The fee is 50.", "money", true],
    ["Tickets are 12.50 each, children pay 6.", "money", true],
    ["Ticket | Price Annual ticket | 50", "money", true],
    ["A room is RMB 38 a night.", "money", true],
    ["A room is ¥38.", "money", true],
    ["A room is 38 yuan.", "money", true],
    ["A room is thirty-eight yuan.", "money", true],
    ["A room is CHF 1,200.", "money", true],
    ["A room is 3.2 million euros.", "money", true],
    ["住宿费为每晚300元。", "money", true],
    ["押金五百块。", "money", true],
    ["The fee was raised on 3 May 2024.", "money", false],
    ["The fee is set by Article 3.", "money", false],
    ["The fee has been the same since 2019.", "money", false],
    ["The fee is due within 30 days.", "money", false],
    ["The fee rose by 12%.", "money", false],
    ["The fee is for 40 people.", "money", false],
    ["The gate closes at 22.", "money", false],
    ["Euros are accepted.", "money", false],
    ["A locker is free for a day.", "money", true],
    ["Children enter at no cost.", "money", true],
    ["夜间免费停车。", "money", true],
    ["The hall is free of smoke.", "money", false],
    ["A permit is 40 zloty.", "money", true],
    ["A permit is fifteen euros.", "money", true],
    ["A permit is 1,200 Swedish kronor.", "money", true],
    ["A permit is 60 pesos.", "money", true],
    ["A permit is two hundred and fifty pounds.", "money", true],
    ["许可证五百加元。", "money", true],
    ["许可证二十卢布。", "money", true],
    ["许可证３００元。", "money", true],
    ["The fee is set by phase 3.", "money", false],
    ["The board has thirteen members.", "number", true],
    ["It was paid thrice.", "number", true],
    ["Two thirds of the members agree.", "percentage", true],
    ["A fifth of the members agree.", "percentage", true],
    ["It is on the third floor.", "percentage", false],
    ["It rose by fifty per cent.", "percentage", true],
    ["三分之一的成员同意。", "percentage", true],
    ["Decision 12 settles it.", "date", false],
    ["The junior 3 class is full.", "date", false],
    ["It is reviewed in the third quarter.", "date", true],
    ["It opens on New Year's Day.", "date", true],
    ["It opens at half past nine.", "date", true],
    ["It is reviewed quarterly.", "date", true],
    ["It is held fortnightly.", "date", true],
    ["元旦开放。", "date", true],
    ["每星期天开放。", "date", true],
    ["下午两点开放。", "date", true],
    ["二〇三〇年结束。", "date", true],
    ["It lies in Huangpu.", "name", true],
    ["It lies there.", "name", false],
  ] as const)("%s holds a %s: %s", (text, type, expected) =>
    expect(hasType(text, type, new Set(), () => new Set())).toBe(expected),
  );
});

/** As one pattern: what it means, without the looking-up that makes a cold question faster. */
const EACH =
  /\b(?:which|what|each|every|all|both)(?: (?:of )?(?:the|these|those|our))? (?:places?|cities|city|towns?|districts?|regions?|provinces?|countries|country|documents?|plans?|policies|policy|rules?)\b|\b(?:compare|comparison|differ|difference)|哪些|各(?:地|自)|比较|分别/i;

describe("what is looked up", () => {
  /** Pieces of which most texts are nearly, and some are, what is looked for. */
  const texts = (pieces: string): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...pieces.split("|")), { maxLength: 8 }).map((parts) => parts.join(""));

  it("is listed exactly where the pattern of a list finds it", () => {
    const pieces =
      " | | | |_|'s|which|What|each|all|both|of|the|those|our|plan|Plans|cities|city|rule|rules|compare|differs|各|地|哪些|x|,";
    fc.assert(
      fc.property(texts(pieces), (text) => (formOf(text) === "each") === EACH.test(text)),
      { numRuns: 3_000 },
    );
  });
});

describe("places and documents that a question names", () => {
  it.each([
    ["Compare Zhuji and Shanghai", ["Zhuji", "Shanghai"]],
    ["shanghai?", ["Shanghai"]],
    ["Shanghainese food", []],
    ["Neptune", []],
  ])("%s", (question, places) => expect([...placesNamed(question, documents).keys()]).toEqual(places));

  it.each([
    ["Until when does the Shanghai plan run?", ["shanghai-fashion-consumer-goods", "shanghai-jewelry-zone"]],
    ["What does the Guangdong proposal ask for?", ["guangdong-cppcc-proposal"]],
    ["How big is Zhuji?", []],
  ])("%s", (question, ids) => {
    const meant = referenceOf(question, documents)?.documents ?? [];
    expect(meant.map(({ document }) => document.id).sort()).toEqual(ids);
  });

  it.each([
    ["Until when does the plan run?", "until"],
    ["Is the plan still in force?", "until"],
    ["When did the plan take effect?", "from"],
    ["What does the plan say?", null],
  ] as const)("%s asks for %s", (question, asked) => expect(validityQuestionOf(question)).toBe(asked));
});

it("a question is trimmed, and measured after that", () => {
  expect(checkQuestion("  Who?\n")).toBe("Who?");
  expect(checkQuestion(` ${"x".repeat(2000)} `)).toHaveLength(2000);
  expect(() => checkQuestion("x".repeat(2001))).toThrow(/2,001 characters/);
  expect(checkQuestion("two\nlines\tand a tab")).toBe("two\nlines\tand a tab");
});
