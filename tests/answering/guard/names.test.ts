import { describe, expect, test } from "vitest";
import { classesOf } from "./verdicts.js";

describe("a name that its source writes otherwise", () => {
  test.each([
    ["an adjective of any place", "It holds for Ugandan trucks.", "It holds for trucks from Uganda."],
    ["an adjective in the source", "It holds for trucks from Sweden.", "It holds for Swedish trucks."],
    ["an abbreviation that is no initials", "It holds in the PRC.", "It holds in China."],
    ["the words of an abbreviation", "It holds in the United Kingdom.", "It holds in the UK."],
    ["two initials", "The NA pays.", "The Norbury Agency pays."],
    ["a title", "The form goes to Professor Roy.", "The form goes to Dana Roy."],
    ["no accents", "It holds in Malaga.", "It holds in Málaga."],
    ["after a verb", "Visiting Norbury Hall costs 5 euros.", "Guests of Norbury Hall pay 5 euros."],
  ])("%s: %s", (_, statement, source) => {
    expect(classesOf(statement, source)).toEqual([]);
  });
});

describe("a name that its source has not", () => {
  test.each([
    ["a person in Chinese", "组长是张伟。", "组长是李娜。", "name"],
    ["a place in Chinese", "活动在北京举行。", "活动在天津举行。", "place"],
    ["a place of a translation", "活动在北京举行。", "The event is held in Tianjin.", "place"],
    ["a coined word of a translation", "Use PearlNet to apply.", "申请须在线提交。", "name"],
  ])("%s: %s", (_, statement, source, expected) => {
    expect(classesOf(statement, source)).toContain(expected);
  });
});
