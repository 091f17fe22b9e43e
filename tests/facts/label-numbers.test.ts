import { describe, expect, it } from "vitest";
import { labelNumber, plainWidth } from "../../src/facts/label-numbers.js";

describe("the number of a part", () => {
  it.each([
    ["13", 13],
    ["１３", 13],
    ["13th", 13],
    ["XIII", 13],
    ["xiii", 13],
    ["thirteen", 13],
    ["Thirteenth", 13],
    ["十三", 13],
    ["一三", 13],
    ["一〇一", 101],
    ["一百零一", 101],
    ["二〇二六", 2026],
    ["二○二六", 2026],
    ["两百", 200],
    ["twenty-two", 22],
    ["twenty second", 22],
    ["one hundred and one", 101],
    ["first", 1],
    ["B", 2],
    ["D", 4],
    ["civil", null],
    ["general", null],
    ["", null],
  ])("%s is %s", (label, number) => expect(labelNumber(label)).toBe(number));

  it("makes wide characters plain where they stand", () => {
    expect(plainWidth("第１３条，ＡＢ（一）")).toBe("第13条，AB（一）");
  });
});
