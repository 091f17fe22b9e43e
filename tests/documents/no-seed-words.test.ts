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
/** Names and numbers that nobody writes by chance. */
const NAMES = (
  "shanghai huangpu luohu shuibei buxin shenzhen zhuji zhejiang shanxiahu zhiwen ruan jigang guangdong guangzhou panyu shunde foshan " +
  "lingnan xiguan chaoshan hakka cantonese cppcc nandu qiu baselworld vicenzaoro jewelry jewellery pearl mussels clsrich chinagarments"
).split(" ");
const NUMBERS = ["18,623", "13,000", "2,311", "520 billion", "1.6 million"];

const phrases = new Set<string>();
for (const text of seeds) {
  const words = wordsOf(text);
  for (let at = 0; at + PHRASE_WORDS <= words.length; at++)
    phrases.add(words.slice(at, at + PHRASE_WORDS).join(" "));
}
const corpus = seeds.join("\n").toLowerCase();

describe("the program knows nothing of the seed documents", () => {
  it("has something to look for", () => {
    expect(phrases.size).toBeGreaterThan(4000);
    for (const name of [...NAMES, ...NUMBERS]) expect(corpus).toContain(name);
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
    for (const name of NAMES) if (own.has(name)) found.add(name);
    for (const number of NUMBERS) if (text.includes(number)) found.add(number);
    expect([...found]).toEqual([]);
  });
});
