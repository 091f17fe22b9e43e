import { describe, expect, it } from "vitest";
import { fromChinese } from "../../../src/retrieval/cross-language/from-chinese.js";
import { fromEnglish } from "../../../src/retrieval/cross-language/from-english.js";
import { cleanGlosses, referencesIn } from "../../../src/retrieval/cross-language/glosses.js";
import { segment } from "../../../src/retrieval/cross-language/segment.js";
import { scriptOf } from "../../../src/retrieval/text/script.js";
import { smallLexicon } from "./small-lexicon.js";

const lexicon = smallLexicon({
  加班: ["jia ban", "to work overtime"],
  加: ["jia", "to add"],
  班: ["ban", "team", "shift"],
  费: ["fei", "fee", "cost"],
  加班费: ["jia ban fei", "overtime pay"],
  水: ["shui", "water"],
  贝: ["bei", "cowrie"],
  申请: ["shen qing", "to apply for", "application"],
  审批: ["shen pi", "to examine and approve", "approval"],
});
const terms = (known: readonly string[]) => ({
  knows: (term: string) => known.includes(term),
  rareFrom: (letter: string) => known.filter((term) => term.startsWith(letter)),
});
const variants = (question: string, known: readonly string[]): string[][] =>
  fromChinese(question, lexicon, terms(known)).concepts.map((concept) =>
    concept.variants.map(({ term }) => term),
  );

describe("segment", () => {
  it.each([
    ["加班费", ["加班费"]],
    ["加班申请", ["加班", "申请"]],
    ["请加班", ["请", "加班"]],
    ["", []],
  ])("cuts %s into the fewest words", (run, words) => {
    expect(segment(run, lexicon)).toEqual(words);
  });
});

describe("cleanGlosses", () => {
  it.each([
    [["surname Li", "CL:個|个[ge4]"], false, []],
    [["variant of 瞭|了[liao4]", "to understand"], false, ["to understand"]],
    [["how much?; how many?"], false, ["how much", "how many"]],
    [["(bound form) bull's-eye (of a target (round))"], false, ["bull's-eye"]],
    [["Luohu, a district of Shenzhen City 深圳市[Shen1 zhen4 Shi4], Guangdong"], true, ["Luohu"]],
    [["to give sb sth"], false, ["to give"]],
  ])("%j", (raw, isName, kept) => {
    expect(cleanGlosses(raw, isName)).toEqual(kept);
  });

  it("follows an entry that only points to others", () => {
    expect(
      referencesIn(["see 黃浦江|黄浦江[Huang2 pu3 Jiang1]", "see 黃浦區|黄浦区[Huang2 pu3 Qu1]"]),
    ).toEqual(["黃浦江", "黃浦區"]);
  });
});

describe("a Chinese question in English terms", () => {
  it("offers every meaning of a word as one concept and drops how it is asked", () => {
    expect(variants("谁审批申请？", ["approv"])).toEqual([
      ["examin", "approv"],
      ["appli", "applic"],
    ]);
  });
  it("keeps numbers and Latin words", () => {
    expect(variants("BUD基金2024年", [])).toEqual([["bud"], ["2024"]]);
  });
  it("takes a word apart when no document uses its meanings", () => {
    expect(variants("加班费", ["fee"])).toEqual([
      ["work", "overtim"],
      ["fee", "cost"],
    ]);
    expect(variants("加班费", ["overtim"])).toEqual([["overtim", "pay"]]);
  });
  it("reads a name in pinyin where a document writes it", () => {
    expect(variants("水贝", ["shuibei"])).toEqual([["shuibei"]]);
    expect(variants("水贝", [])).toEqual([["water"], ["cowri"]]);
  });
  it("hands the encoder first meanings in order", () => {
    expect(fromChinese("谁审批加班申请", lexicon, terms([])).text).toBe(
      "examine and approve work overtime apply for",
    );
  });
});

describe("an English question in Chinese pairs", () => {
  const known = new Set(["加班", "班费", "申请", "审批"]);
  const ask = (question: string) => fromEnglish(question, lexicon, (term) => known.has(term)).concepts;
  it("prefers the longest phrase that is one meaning", () => {
    expect(ask("overtime pay").map(({ variants }) => variants.map(({ term }) => term))).toEqual([
      ["加班", "班费"],
    ]);
  });
  it("keeps the word itself beside its translations", () => {
    expect(ask("the application")[0]?.variants.map(({ term }) => term)).toEqual(["applic", "申请"]);
  });
  it("uses no word that no allowed document holds", () => {
    known.delete("申请");
    expect(ask("the application")[0]?.variants.map(({ term }) => term)).toEqual(["applic"]);
  });
});

describe("scriptOf", () => {
  it.each([
    ["关于规范加班管理的通知", "cjk"],
    ["由Adobe Systems Incorporated与Microsoft Corporation共同开发的软件在中国大陆发行", "cjk"],
    ["Shanghai (上海) is a city; Luohu (罗湖) is a district of Shenzhen (深圳).", "other"],
    ["12, 34", "other"],
  ])("%s", (text, script) => {
    expect(scriptOf(text)).toBe(script);
  });
});
