import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function filesBelow(folder: string): URL[] {
  const url = new URL(folder, root);
  if (!existsSync(url)) return [];
  return readdirSync(url, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => new URL(`${entry.parentPath}/${entry.name}`, "file://"));
}

const seeds = filesBelow("seeds/")
  .filter(({ pathname }) => pathname.endsWith(".txt"))
  .map((url) => readFileSync(url, "utf8"));
const sources = ["src/", "adapters/", "prompts/"].flatMap(filesBelow).map((url) => ({
  name: url.pathname.slice(root.pathname.length),
  text: readFileSync(url, "utf8"),
}));

const PHRASE_WORDS = 5;
/** Words in capitals that every program of this kind may use. */
const COMMON = new Set(
  "united states english chinese january february march april may june july august september october november december".split(
    " ",
  ),
);

const phrases = new Set<string>();
const names = new Set<string>();
for (const text of seeds) {
  const words = wordsOf(text);
  for (let at = 0; at + PHRASE_WORDS <= words.length; at++)
    phrases.add(words.slice(at, at + PHRASE_WORDS).join(" "));
  // A name is written with a capital in the middle of a sentence and never without one.
  for (const [, name = ""] of text.matchAll(/[\p{Ll},] (\p{Lu}\p{Ll}{4,})/gu)) names.add(name.toLowerCase());
  for (const [number] of text.matchAll(/\d{1,3}(?:,\d{3})+|\d+ (?:billion|million)/g)) names.add(number);
}
const everyday = new Set(seeds.flatMap((text) => text.match(/(?<![\p{L}’'])\p{Ll}{4,}/gu) ?? []));
const distinctive = [...names].filter((name) => !everyday.has(name) && !COMMON.has(name));

describe("the program knows nothing of the seed documents", () => {
  it("has something to look for", () => {
    expect(phrases.size).toBeGreaterThan(4000);
    expect(distinctive).toEqual(expect.arrayContaining(["zhuji", "luohu", "shanghai", "18,623"]));
    expect(sources.length).toBeGreaterThan(20);
  });

  it.each(sources.map(({ name, text }) => [name, text] as const))("%s", (_, text) => {
    const words = wordsOf(text);
    const found = new Set<string>();
    for (let at = 0; at + PHRASE_WORDS <= words.length; at++) {
      const phrase = words.slice(at, at + PHRASE_WORDS).join(" ");
      if (phrases.has(phrase)) found.add(phrase);
    }
    const own = new Set(words);
    for (const name of distinctive)
      if (/\d/.test(name) ? text.includes(name) : own.has(name)) found.add(name);
    expect([...found]).toEqual([]);
  });
});
