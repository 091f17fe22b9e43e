import { describe, expect, it } from "vitest";
import { fill, LANGUAGES, textsFor } from "../../src/bot/texts/choose.js";
import { english } from "../../src/bot/texts/english-texts.js";

const leaves = (value: unknown, path = ""): [string, string][] => {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
};
const slots = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe.each(LANGUAGES.map((texts) => [texts.language, texts] as const))(
  "the texts in %s",
  (language, texts) => {
    it("are complete, with the same slots as in English", () => {
      const own = new Map(leaves(texts));
      for (const [path, text] of leaves(english)) {
        expect(own.get(path)?.trim(), path).toBeTruthy();
        expect(slots(own.get(path) ?? ""), path).toEqual(slots(text));
      }
      expect(own.size).toBe(leaves(english).length);
    });

    it("are in their language", () => {
      if (language === "en") return;
      const english_ = new Map(leaves(english));
      expect(leaves(texts).filter(([path, text]) => text === english_.get(path))).toEqual([]);
    });
  },
);

describe("the choice of language", () => {
  it.each([
    ["zh-CN", "zh"],
    ["zh_Hant_TW", "zh"],
    ["ZH", "zh"],
    ["en-GB", "en"],
    ["de-DE", "en"],
    [null, "en"],
    ["", "en"],
  ])("%s gets %s", (locale, language) => {
    expect(textsFor(locale).language).toBe(language);
  });

  it("fills slots with text as it is", () => {
    expect(fill("{a} and {b} and {c}", { a: "$&", b: "{c}" })).toBe("$& and {c} and {c}");
  });
});
