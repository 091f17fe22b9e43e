import { describe, expect, it } from "vitest";
import { cjkShare, mainScriptOf, reads, scriptOf } from "../../src/facts/scripts.js";

describe("scripts", () => {
  it.each([
    ["What is a permit?", "other", "latin"],
    ["Le permis coûte 5 €.", "other", "latin"],
    ["许可证要多少钱？", "cjk", "han"],
    ["WHO 的政策是什么？", "cjk", "han"],
    ["The permit 北京 is needed for every visitor of the town", "other", "latin"],
    ["허가증은 얼마입니까", "cjk", "latin"],
    ["Что это?", "other", "latin"],
  ])("%s", (text, script, main) => {
    expect(scriptOf(text)).toBe(script);
    expect(mainScriptOf(text)).toBe(main);
  });

  it("says what a model of Latin scripts reads, and how much of a text is Chinese", () => {
    expect([reads("latin", "许可证"), reads("any", "许可证"), reads("latin", "permit")]).toEqual([
      false,
      true,
      true,
    ]);
    expect([cjkShare("许可证"), cjkShare("abc证"), cjkShare("12")]).toEqual([1, 0.25, 0]);
  });
});
