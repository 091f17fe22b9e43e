// Covers: names.ts
import { describe, expect, it } from "vitest";
import { fromChinese } from "../../../src/retrieval/cross-language/from-chinese.js";
import { soundDistance, soundsOfPinyin, soundsOfWord } from "../../../src/retrieval/cross-language/sounds.js";
import { namesSounding, transliterationAt } from "../../../src/retrieval/cross-language/transliteration.js";
import { smallLexicon } from "./small-lexicon.js";

const distance = (pinyin: string, word: string): number =>
  soundDistance(soundsOfPinyin(pinyin.split(" ")), soundsOfWord(word));

describe("how a name in characters sounds", () => {
  it.each([
    ["ka te lin na", "catherina", "carpenter"],
    ["fu lang ke", "franck", "flock"],
    ["wei er xun", "wilson", "version"],
    ["ao li wei ya", "olivia", "alive"],
    ["bu la da", "bulada", "bilateral"],
  ])("%s: nearer to %s than to %s", (pinyin, name, other) => {
    expect(distance(pinyin, name)).toBeLessThan(0.2);
    expect(distance(pinyin, name)).toBeLessThan(distance(pinyin, other));
  });

  it("doubles no sound that a word would not", () => {
    expect(distance("an na", "anna")).toBe(0);
    expect(distance("ken ni di", "kennedy")).toBeLessThan(0.1);
    expect(soundsOfPinyin(["wei", "er"]).join("")).toBe("weir");
    expect(soundsOfPinyin(["er", "ke"]).join("")).toBe("erke");
  });

  it("is no distance at all from its own spelling, and the whole of it from nothing", () => {
    expect(distance("ma na gua", "managua")).toBe(0);
    expect(distance("ma na gua", "")).toBeGreaterThan(0.5);
  });
});

describe("a run of characters that looks like a foreign name", () => {
  it.each([
    [["弗", "兰", "克"], 3],
    [["米兰", "诺", "维", "奇"], 4],
    [["弗", "兰", "克", "公司"], 3],
    [["克"], 0],
    [["米", "多", "里"], 3],
    [[..."阿巴马拉卡林丹克尔"], 8],
    // Words that the dictionary knows are taken at their meaning.
    [["西班", "马利"], 0],
    [["加班", "申请"], 0],
    [["的", "兰", "克"], 0],
  ])("%j: %d words", (words, size) => {
    expect(transliterationAt(words, 0)).toBe(size);
  });
});

describe("a Chinese question with a name that no dictionary has", () => {
  const lexicon = smallLexicon({
    戈: ["ge", "dagger-axe"],
    登: ["deng", "to scale"],
    森: ["sen", "densely wooded"],
    合并: ["he bing", "to merge"],
  });
  const asked = (rare: readonly string[]) =>
    fromChinese("戈登森何时合并？", lexicon, {
      knows: (term) => rare.includes(term) || term === "merg",
      rareFrom: (letter) => rare.filter((term) => term.startsWith(letter)),
    });

  it("is put to the word of the documents that sounds like it", () => {
    const { concepts, first, text } = asked(["goldenson", "garden", "goods"]);
    expect(concepts[0]?.variants).toEqual([{ term: "goldenson", weight: 1 }]);
    expect(first[0]?.variants).toEqual([{ term: "goldenson", weight: 1 }]);
    expect(text).toBe("goldenson merge");
  });

  it("says nothing of what its characters mean where none sounds like it", () => {
    const { concepts, text } = asked(["garden", "goods"]);
    expect(concepts.map(({ variants }) => variants.map(({ term }) => term))).toEqual([
      ["gedengsen"],
      ["merg"],
    ]);
    expect(text).toBe("gedengsen merge");
  });

  it("is found without a last character that says what sort of thing it names", () => {
    const school = smallLexicon({
      戈: ["ge", "axe"],
      登: ["deng", "to scale"],
      森: ["sen", "wooded"],
      派: ["pai", "faction"],
    });
    const rare = ["goldenson"];
    const terms = {
      knows: (term: string) => rare.includes(term),
      rareFrom: (letter: string) => rare.filter((term) => term.startsWith(letter)),
    };
    expect(fromChinese("戈登森派", school, terms).text).toBe("goldenson faction");
    // Two characters are too few to be sure of.
    expect(fromChinese("戈登派", school, { ...terms, rareFrom: () => ["goden"] }).text).toBe("gedengpai");
  });
});

describe("the words that sound like a name", () => {
  const syllables = {
    马: ["ma", "horse"],
    里: ["li", "inside"],
    克: ["ke", "gram"],
    罗: ["luo", "gauze"],
  } as const;
  const heard = (name: string, rare: readonly string[]) =>
    namesSounding(name, smallLexicon(syllables), {
      rareFrom: (letter) => rare.filter((term) => term.startsWith(letter)),
    });
  it.each([
    ["马里", ["mari", "mali", "molli"], ["mali", "mari"]],
    ["马里", ["mari", "mola"], ["mari"]],
    ["马里", ["mal", "mari"], ["mari"]],
    ["马里", ["mali", "mari", "maari", "marri"], ["mali", "maari", "mari"]],
    ["克罗", ["kalo"], []],
    // No document is indexed with a word that is none of its own terms.
    ["马里", ["mary"], []],
  ])("%s of %j", (name, rare, expected) => {
    expect(heard(name, rare)).toEqual(expected);
  });
});
