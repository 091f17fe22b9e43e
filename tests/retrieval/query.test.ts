// Covers: text/asking-words.ts
import { describe, expect, it } from "vitest";
import { buildLexicalIndex } from "../../src/retrieval/lexical/lexical-index.js";
import { scopeOf } from "../../src/retrieval/lexical/scope.js";
import { conceptsOf, parseQuery } from "../../src/retrieval/query.js";
import { tokenize } from "../../src/retrieval/text/tokens.js";

const termsOf = (text: string): string[] => parseQuery(text).tokens.map(({ term }) => term);

describe("a question's terms", () => {
  it.each([
    ["员工每年有多少天年休假？", ["员工", "工每", "每年", "年有", "天年", "年休", "休假"]],
    ["什么是合同？", ["是合", "合同"]],
    ["谁负责安全", ["负责", "责安", "安全"]],
    ["请问报销需要哪些材料呢", ["报销", "销需", "需要", "材料"]],
    ["How many days of leave?", ["day", "leav"]],
    ["Wich district hosts the fair, and wher?", ["district", "host", "fair"]],
    ["How long is the large hall?", ["larg", "hall"]],
    ["Do many people take leave?", ["mani", "peopl", "take", "leav"]],
    ["leave, leave and more leave", ["leav", "more"]],
    ["怎么样？", []],
  ])("%s", (question, terms) => {
    expect(termsOf(question)).toEqual(terms);
  });
});

describe("a question's concepts", () => {
  const index = buildLexicalIndex(
    ["有限公司的年度报告", "annual leave policy"].map((text) => tokenize(text).map(({ term }) => term)),
  );
  const weights = (question: string): [string, number][] =>
    conceptsOf(parseQuery(question), index, scopeOf(index, null)).map(({ variants, weight }) => [
      variants[0]?.term ?? "",
      weight,
    ]);

  it("pairs that hold a character of grammar count half", () => {
    expect(weights("公司的报告")).toEqual([
      ["公司", 1],
      ["司的", 0.5],
      ["的报", 0.5],
      ["报告", 1],
    ]);
  });

  it("words count whole, known or not", () => {
    expect(weights("annual vacation")).toEqual([
      ["annual", 1],
      ["vacat", 1],
    ]);
  });

  it("an unknown word brings its likely spellings, which count less than itself", () => {
    const [concept] = conceptsOf(parseQuery("anual"), index, scopeOf(index, null));
    expect(concept?.variants).toEqual([
      { term: "anual", weight: 1 },
      { term: "annual", weight: 0.8 },
    ]);
  });
});
