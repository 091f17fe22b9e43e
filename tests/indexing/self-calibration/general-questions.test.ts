// Covers: general-questions-chinese.ts, general-questions-english.ts, english-everyday.ts, english-knowledge.ts, english-rules-elsewhere.ts, english-technology-and-life.ts
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldText } from "../../../src/documents/fold.js";
import { GENERAL_QUESTIONS_CHINESE } from "../../../src/indexing/self-calibration/general-questions-chinese.js";
import { GENERAL_QUESTIONS_ENGLISH } from "../../../src/indexing/self-calibration/general-questions-english.js";

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}']+/gu) ?? [];
const share = (questions: readonly string[], test: (question: string) => boolean): number =>
  questions.filter(test).length / questions.length;

/** Chinese has no spaces: pairs of characters stand for its words. */
const partsOf = (text: string): Set<string> =>
  new Set(
    wordsOf(text).flatMap((word) =>
      /\p{Script=Han}/u.test(word)
        ? [...word].slice(1).map((second, i) => `${[...word][i]}${second}`)
        : [word],
    ),
  );
const golden = ["seeds-dev", "seeds-zh"].flatMap((name) =>
  readFileSync(`tests/golden/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line): string => JSON.parse(line).question),
);

const banks = [
  ["English", GENERAL_QUESTIONS_ENGLISH, 400],
  ["Chinese", GENERAL_QUESTIONS_CHINESE, 150],
] as const;

describe.each(banks)("the general questions in %s", (language, questions, least) => {
  it("are enough for a distribution", () => expect(questions.length).toBeGreaterThanOrEqual(least));

  it("are distinct by their words", () => {
    const seen = new Map<string, string>();
    const twice = questions.filter((question) => {
      const key = wordsOf(question).join(" ");
      const known = seen.has(key);
      seen.set(key, question);
      return known;
    });
    expect(twice).toEqual([]);
  });

  it("are one tidy line each, in their language", () => {
    const han = /\p{Script=Han}/u;
    const odd = questions.filter(
      (question) =>
        question !== question.trim() ||
        /\s{2}|[\n\t]/u.test(question) ||
        question.length < 4 ||
        question.length > 160 ||
        han.test(question) !== (language === "Chinese"),
    );
    expect(odd).toEqual([]);
  });

  it("know nothing of the golden questions", () => {
    expect(golden.length).toBeGreaterThan(60);
    const like = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
      [...a].filter((part) => b.has(part)).length / new Set([...a, ...b]).size;
    const asked = golden.map(partsOf);
    expect(questions.filter((question) => asked.some((one) => like(partsOf(question), one) > 0.6))).toEqual(
      [],
    );
  });

  it("are long and short", () => {
    const lengths = questions.map(({ length }) => length).sort((a, b) => a - b);
    const at = (part: number): number => lengths[Math.floor(part * (lengths.length - 1))] ?? 0;
    expect(at(1)).toBeGreaterThan(2.5 * at(0.5));
    expect(at(0)).toBeLessThan(0.6 * at(0.5));
  });

  it("are not all written with a question mark", () => {
    const marked = share(questions, (question) => /[?？]$/u.test(question));
    expect(marked).toBeGreaterThan(0.6);
    expect(marked).toBeLessThan(0.95);
  });
});

describe("the forms of the general questions", () => {
  it.each([
    ["what", /^what\b/i, 0.1],
    ["which", /^which\b/i, 0.02],
    ["who", /^(?:who|whose|whom)\b/i, 0.03],
    ["when", /^(?:when|at what time)\b/i, 0.02],
    ["where", /^where\b/i, 0.01],
    ["why", /^why\b/i, 0.02],
    ["how much or how long", /^how (?:many|much|long|often|far|high|late|old)\b/i, 0.05],
    ["how to", /^how (?:do|can|does|is|are|did)\b/i, 0.1],
    ["permission", /^(?:may|can|could|is it legal|are \w+ allowed|do i have to)\b/i, 0.03],
    ["yes or no", /^(?:is|are|does|do|was|did|should)\b/i, 0.05],
    ["polite", /\b(?:please|kindly|grateful|sorry|could you|thank)\b/i, 0.01],
    ["as spoken or typed in haste", /^[a-z][^A-Z?]*$/, 0.05],
  ])("in English: %s", (_, form, least) => {
    expect(share(GENERAL_QUESTIONS_ENGLISH, (question) => form.test(question))).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ["what", /什么|哪/u, 0.15],
    ["how", /怎|如何/u, 0.15],
    ["how many", /多少|多久|多大|多远|几/u, 0.15],
    ["who", /谁/u, 0.03],
    ["yes or no", /吗[？?]?$/u, 0.08],
    ["why", /为什么|原因/u, 0.04],
    ["polite", /请问|谢谢|你好/u, 0.02],
  ])("in Chinese: %s", (_, form, least) => {
    expect(share(GENERAL_QUESTIONS_CHINESE, (question) => form.test(question))).toBeGreaterThanOrEqual(least);
  });
});
