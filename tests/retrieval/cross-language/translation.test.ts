import { describe, expect, it } from "vitest";
import { scriptOf } from "../../../src/facts/scripts.js";
import { fromChinese } from "../../../src/retrieval/cross-language/from-chinese.js";
import { fromEnglish } from "../../../src/retrieval/cross-language/from-english.js";
import { cleanGlosses, referencesIn } from "../../../src/retrieval/cross-language/glosses.js";
import { segment } from "../../../src/retrieval/cross-language/segment.js";
import { translate } from "../../../src/retrieval/cross-language/translate.js";
import { wordMeanings } from "../../../src/retrieval/cross-language/word-meanings.js";
import { buildLexicalIndex } from "../../../src/retrieval/lexical/lexical-index.js";
import { scopeOf } from "../../../src/retrieval/lexical/scope.js";
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
  请示: ["qing shi", "to ask for instructions"],
  休假: ["xiu jia", "vacation", "to take a vacation"],
  申: ["shen", "to state"],
  请: ["qing", "please"],
  在: ["zai", "at"],
  大: ["da", "big"],
  饿: ["e", "hungry"],
  带薪年假: ["dai xin nian jia", "annual leave with pay"],
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
    ["加班班", ["加班", "班"]],
    // As short either way: the longer word comes first.
    ["申请示", ["申请", "示"]],
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
  it("takes together only what is no word by itself and long enough for a name", () => {
    expect(variants("申请", ["shenq"])).toEqual([["appli", "applic"]]);
    expect(variants("在水", ["zaishui"])).toEqual([["water"]]);
    expect(variants("大饿", ["dae"])).toEqual([["big"], ["hungri"]]);
  });
  it("says each word once, and weighs the terms of a longer meaning less", () => {
    const { concepts } = fromChinese("审批，审批休假", lexicon, terms([]));
    expect(concepts.map((concept) => concept.variants)).toEqual([
      [
        { term: "examin", weight: 0.7 },
        { term: "approv", weight: 1 },
      ],
      [
        { term: "vacat", weight: 1 },
        { term: "take", weight: 0.7 },
      ],
    ]);
  });
  it("prefers the first meaning that the documents use", () => {
    const first = (known: readonly string[]) => fromChinese("班", lexicon, terms(known)).first;
    expect(first(["shift"])).toEqual([{ variants: [{ term: "shift", weight: 1 }], weight: 1 }]);
    expect(first([])).toEqual([{ variants: [{ term: "team", weight: 1 }], weight: 1 }]);
  });
  it("means a thing before a name of the same characters", () => {
    const entry = (gloss: string, isName: boolean) => ({
      glosses: [gloss],
      syllables: ["da", "xue"],
      isName,
    });
    const entries = [entry("Great Learning", true), entry("university", false)];
    const named = { ...lexicon, has: (word: string) => word === "大学", entries: () => entries };
    expect(fromChinese("大学", named, terms([])).text).toBe("university");
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
  it("knows phrases of up to four words, and says each once", () => {
    const asked = fromEnglish(
      "paid leave, annual leave with pay and overtime pay, overtime pay",
      lexicon,
      () => true,
    );
    expect(asked.first.map(({ variants }) => variants.map(({ term }) => term).join(""))).toContain(
      "带薪薪年年假",
    );
    expect(
      asked.concepts.filter(({ variants }) => variants.some(({ term }) => term === "班费")),
    ).toHaveLength(1);
  });
  it("shares a word's weight among its pairs, and halves what only mentions the term", () => {
    expect(ask("overtime pay")[0]?.variants.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
    expect(ask("to examine")[0]?.variants).toEqual([
      { term: "examin", weight: 1 },
      { term: "审批", weight: 0.5 },
    ]);
  });
  it("keeps eight words of a meaning", () => {
    const many = smallLexicon(
      Object.fromEntries([..."甲乙丙丁戊己庚辛壬癸"].map((one) => [`${one}费`, ["fei", "fee"]])),
    );
    expect(fromEnglish("fee", many, () => true).concepts[0]?.variants).toHaveLength(1 + 8);
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

describe("the meanings of each word", () => {
  it("leave out how a question is asked, and are none where nobody translates the word", () => {
    expect(wordMeanings("谁审批申请", lexicon)).toEqual([
      ["to examine and approve", "approval"],
      ["to apply for", "application"],
    ]);
    expect(wordMeanings("The application of 2024 hovercraft", lexicon)).toEqual([["申请"], []]);
  });
});

describe("a translation over an index", () => {
  it("takes no common word of the documents for a name", () => {
    const index = (count: number) => buildLexicalIndex(Array.from({ length: count }, () => ["goldenson"]));
    const names = smallLexicon({ 戈: ["ge", "dagger"], 登: ["deng", "scale"], 森: ["sen", "wood"] });
    const text = (count: number) =>
      translate("戈登森", names, index(count), scopeOf(index(count), null)).text;
    expect([text(3), text(4)]).toEqual(["goldenson", "gedengsen"]);
  });
});
