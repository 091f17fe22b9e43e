// Covers: bounds-in.ts, self-calibration/stored-bounds.ts, self-calibration/measure-bounds.ts, stored-calibration.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_CALIBRATION } from "../../src/answering/finding/confidence.js";
import { generationStore, type Manifest } from "../../src/generations/generation-store.js";
import { buildIndex } from "../../src/indexing/build-index.js";
import { SILENT } from "../../src/indexing/progress.js";
import { GENERAL_QUESTIONS_ENGLISH } from "../../src/indexing/self-calibration/general-questions-english.js";
import { scopesOf } from "../../src/indexing/self-calibration/stored-bounds.js";
import { calibrationFor, withCalibration } from "../../src/indexing/stored-calibration.js";
import { openReady } from "../generations/sample.js";
import { temporaryFolder } from "../temporary-folder.js";

const CLAUSES =
  "Hotels are paid up to 145 euros a night. Trains are booked in second class. Claims reach Finance by the 10th. Meals are not paid.";
/** Says something of a quarter of what is asked anywhere. */
const GENERAL = GENERAL_QUESTIONS_ENGLISH.filter((_, i) => i % 4 === 0).join("\n\n");
/** Everything was there for long: a stamp that young would not be relied on. */
const LATER = 10_000;

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = join(temporaryFolder(), "documents");
  mkdirSync(folder);
  write(folder, files);
  return folder;
};
const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};
const labelled = (...audiences: string[]): string =>
  `documents:\n${audiences.map((audience) => `  ${audience}.txt: { audience: ${audience} }\n`).join("")}`;

async function index(folder: string, full = false): Promise<Manifest> {
  const data = join(folder, "..", "data");
  const store = generationStore({ dataFolder: data, now: () => new Date(), random: Math.random });
  const options = { folder, full, dryRun: false, startedAt: Date.now() + LATER, dense: null };
  await buildIndex(store, options, SILENT, () => 0);
  return (await openReady(store)).generation.manifest;
}

const refusedBelow = (manifest: Manifest, audience: string): number =>
  calibrationFor(manifest)(audience).lexical.refuse;

describe("an index that calibrates itself", () => {
  it("sets other bounds in documents that say something of much", async () => {
    const narrow = await index(folderWith({ "travel.txt": CLAUSES }));
    const broad = await index(folderWith({ "travel.txt": CLAUSES, "general.txt": GENERAL }));
    expect(refusedBelow(broad, "public")).toBeGreaterThan(refusedBelow(narrow, "public"));
    expect(calibrationFor(broad)("public").translated).toEqual(DEFAULT_CALIBRATION.translated);
  });

  it("measures for each audience what it may see: an internal document moves no public bound", async () => {
    const folder = folderWith({ "travel.txt": CLAUSES });
    const before = await index(folder);
    write(folder, { "internal.txt": GENERAL, "catalogue.yaml": labelled("internal") });
    for (const full of [false, true]) {
      const after = await index(folder, full);
      expect(calibrationFor(after)("public")).toEqual(calibrationFor(before)("public"));
      expect(scopesOf(after).get("public")).toEqual(scopesOf(before).get("public"));
      expect(refusedBelow(after, "internal")).toBeGreaterThan(refusedBelow(after, "public"));
      expect(refusedBelow(after, "board")).toBe(refusedBelow(after, "internal"));
    }
  });

  it("gives an audience with documents of its own bounds of its own", async () => {
    const files = { "travel.txt": CLAUSES, "board.txt": GENERAL, "catalogue.yaml": labelled("board") };
    const manifest = await index(folderWith(files));
    expect(refusedBelow(manifest, "board")).toBeGreaterThan(refusedBelow(manifest, "public"));
    expect(refusedBelow(manifest, "internal")).toBe(refusedBelow(manifest, "public"));
  });

  it("keeps what it measured while little changes, and then measures again", async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, CLAUSES]));
    const folder = folderWith(many);
    await index(folder);
    write(folder, { "0.txt": `${CLAUSES} Taxis are not paid.` });
    const little = scopesOf(await index(folder)).get("public");
    expect([little?.passages, little?.changed]).toEqual([30, 2]);
    write(folder, { "1.txt": CLAUSES.slice(0, 90), "2.txt": CLAUSES.slice(0, 90), "3.txt": GENERAL });
    const much = scopesOf(await index(folder)).get("public");
    expect(much?.changed).toBe(0);
    expect(much?.passages).toBeGreaterThanOrEqual(30);
  });

  it("gives way to a maintainer's own questions", async () => {
    const manifest = await index(folderWith({ "travel.txt": CLAUSES }));
    const own = { lexical: { refuse: 0.111, hedge: 0.222 } };
    const extra = withCalibration(manifest, own);
    expect(calibrationFor({ extra })("public").lexical).toEqual(own.lexical);
    expect(scopesOf({ extra }).size).toBe(1);
  });

  it("leaves generations of older versions the bounds that hold in general", () => {
    for (const extra of [{}, { selfCalibration1: 7 }, { selfCalibration1: { public: { bounds: {} } } }])
      expect(calibrationFor({ extra })("public")).toEqual(DEFAULT_CALIBRATION);
  });
});
