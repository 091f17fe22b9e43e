import { describe, expect, it } from "vitest";
import { answerFrom, type SmallDocument, smallLibrary } from "../small-library.js";

const MANY_ZH: SmallDocument = {
  id: "lakes-zh",
  title: "湖泊条例",
  language: "zh",
  text: "湖泊条例\n\n第一条 目的。\n\n第二条 范围。\n\n第１３条 期限。\n\n第一〇一条 附则。\n",
};
const MANY: SmallDocument = {
  id: "harbour-law",
  title: "Harbour Law",
  text: "Harbour Law\n\nArticle 12 Ropes are dried.\n\nArticle 13 Bells are rung at dusk.\n\nArticle XXI Boats are lit.\n\nArticle Twenty-Two Nets are mended on land.\n",
};

describe("the number of a part that a question names", () => {
  it.each([
    ["第一条说什么？", "第一条 目的。"],
    ["第101条说什么？", "第一〇一条 附则。"],
    ["第一百零一条说什么？", "第一〇一条 附则。"],
    ["第１３条说什么？", "第１３条 期限。"],
    ["第十三条说什么？", "第１３条 期限。"],
  ])("%s means one article, however its number is written", async (question, expected) => {
    const { quotes } = await answerFrom(smallLibrary([MANY_ZH]), question);
    expect(quotes.map(({ text }) => text)).toEqual([expected]);
  });

  it.each([
    ["What does article thirteen say?", "Article 13 Bells are rung at dusk."],
    ["What does the thirteenth article say?", "Article 13 Bells are rung at dusk."],
    ["What does article twenty-one say?", "Article XXI Boats are lit."],
    ["What does article 22 say?", "Article Twenty-Two Nets are mended on land."],
    ["What does the twenty-second article say?", "Article Twenty-Two Nets are mended on land."],
    ["What does article xxi say?", "Article XXI Boats are lit."],
    ["What does article １３ say?", "Article 13 Bells are rung at dusk."],
  ])("%s finds it, however its number is written", async (question, expected) => {
    const { quotes } = await answerFrom(smallLibrary([MANY]), question);
    expect(quotes.map(({ text }) => text)).toEqual([expected]);
  });
});
