// Covers: enclosures.ts
import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../src/documents/sentences.js";

const cut = (text: string): string[] =>
  sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

/** Sentences are divided by "|". */
const cases: readonly (readonly [title: string, text: string])[] = [
  ["two plain sentences", "Leave is paid.| It must be agreed."],
  ["a wrapped line is no end", "Leave is\npaid.| It must\r\nbe agreed."],
  ["abbreviations inside a sentence", "Ask Dr. Weiss, e.g. by phone, or Blue Lake Co., Ltd. as before."],
  ["company names before capitals", "Blue Lake Co., Ltd. Berlin pays.| Acme Inc.| The rest pays nothing."],
  ["numbers after short words", "See No. 5 and Art. 7 below.| The answer is no.| Five people agreed."],
  [
    "initials and dotted letters",
    "J. R. Smith of the U.S. Army came at 5 p.m. on Monday.| We left the U.S.| They stayed.",
  ],
  ["a list that trails off", "We take books, films, etc.| Encourage others, etc. as before."],
  ["decimals and amounts", "It costs 3.50 EUR, or 2,500.00 in all.| Pay it."],
  ["a numbered clause with a title", "1. Brands are strong.| The industry has two."],
  ["deeper numbers, Roman numbers, letters", "2.3. Scope is wide.| IV. This is fourth."],
  ["a missing space after a stop", "We met the market.| The rest followed.".replace("| ", "|")],
  ["no cut inside addresses", "Write to a.b@Example.Com or see https://docs.Example.com/A.B now."],
  ["closing quotes and brackets belong to the sentence", "She said “Stop.”| (They did.)| All was well."],
  ["a question inside", "“Why?” he asked.| Nobody knew!| So he left."],
  ["ellipses", "It goes on... and on.| Wait…| Then it ends."],
  ["Chinese stops", "第一句。|第二句！|真的？|甲；|乙。"],
  ["Chinese quotes", "他说：“可以。”|我们走了。"],
  ["Arabic and Hindi", "مرحبا؟| نعم.| हाँ।| ठीक"],
  ["stops between spaces", "the wing was made of steel .| the results were good !| they held ."],
  ["a number before a stop between spaces", "1 . the wing was made of steel .| it held ."],
  ["an ellipsis between spaces", "they waited . . . and left ."],
  ["no stop at all", "just some words"],
];

describe("sentencesOf", () => {
  it.each(cases)("%s", (_, marked) => {
    const parts = marked.split("|").map((part) => part.trim());
    expect(cut(marked.replaceAll("|", ""))).toEqual(parts);
  });

  it("gives nothing for white space", () => {
    expect(cut(" \n\t ")).toEqual([]);
  });

  it("keeps to its block", () => {
    const text = "Before. One. Two. After.";
    expect(sentencesOf(text, { start: 8, end: 17 })).toEqual([
      { start: 8, end: 12 },
      { start: 13, end: 17 },
    ]);
  });
});
