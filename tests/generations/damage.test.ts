import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { GenerationStore } from "../../src/generations/generation-store.js";
import { freshDataFolder, openReady, publish, sampleStore, tagOf } from "./sample.js";

const FILES = ["manifest.json", "passages.bin", "documents/3f.jsonl", "documents/a0.jsonl", "vectors.hnsw"];

let dataFolder: string;
let store: GenerationStore;
let older: string;
let newer: string;

beforeEach(async () => {
  dataFolder = freshDataFolder();
  store = sampleStore(dataFolder);
  older = await publish(store, "older");
  newer = await publish(store, "newer");
});

function flipped(bytes: Buffer, position: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(position) ^ (1 << bit), position);
  return copy;
}

/** Some twenty positions over the whole length, both ends among them, each with another bit. */
function* flips(bytes: Buffer): Generator<Buffer> {
  const step = Math.max(1, Math.floor(bytes.length / 20));
  for (let at = 0; at < bytes.length; at += step) yield flipped(bytes, at, at % 8);
  yield flipped(bytes, bytes.length - 1, 0);
}

function* truncations(bytes: Buffer): Generator<Buffer> {
  for (const share of [0, 0.25, 0.5, 0.9]) yield bytes.subarray(0, Math.floor(bytes.length * share));
  yield bytes.subarray(0, bytes.length - 1);
}

const damages: [string, (bytes: Buffer) => Generator<Buffer>][] = [
  ["one flipped bit", flips],
  ["a truncation", truncations],
];

describe("damage is found before anything is given out", () => {
  test.each(damages.flatMap(([what, damage]) => FILES.map((file) => [what, file, damage] as const)))(
    "%s in %s: the older generation answers and the problem says how to rebuild",
    async (_, file, damage) => {
      const path = join(dataFolder, "generations", newer, file);
      const whole = await readFile(path);
      for (const bytes of damage(whole)) {
        await writeFile(path, bytes);
        const { generation, problems } = await openReady(store);
        expect([generation.id, tagOf(generation)]).toEqual([older, "older"]);
        expect(problems).toHaveLength(2);
        expect(problems[0]).toContain(`Generation ${newer} is damaged: ${file} `);
        expect(problems.at(-1)).toMatch(
          new RegExp(`Answers come from generation ${older}, built at 2026.*verse index --full`),
        );
      }
      await writeFile(path, whole);
      expect((await openReady(store)).problems).toEqual([]);
    },
  );

  test.each(FILES)("a missing %s is damage like any other", async (file) => {
    await rm(join(dataFolder, "generations", newer, file));
    const { generation, problems } = await openReady(store);
    expect(generation.id).toBe(older);
    expect(problems[0]).toBe(`Generation ${newer} is damaged: ${file} is missing.`);
  });

  test.each(damages)("%s anywhere in CURRENT: the newest whole generation answers", async (_, damage) => {
    const path = join(dataFolder, "CURRENT");
    const whole = await readFile(path);
    for (const bytes of [...damage(whole), ...Array.from(whole, (__, at) => flipped(whole, at, 1))]) {
      await writeFile(path, bytes);
      const { generation, problems } = await openReady(store);
      expect([generation.id, tagOf(generation)]).toEqual([newer, "newer"]);
      expect(problems).toHaveLength(2);
      expect(problems.at(-1)).toContain("verse index --full");
    }
  });

  test.each(damages)("%s anywhere in a manifest is found without CURRENT too", async (_, damage) => {
    await rm(join(dataFolder, "CURRENT"));
    const path = join(dataFolder, "generations", newer, "manifest.json");
    for (const bytes of damage(await readFile(path))) {
      await writeFile(path, bytes);
      expect((await openReady(store)).generation.id).toBe(older);
    }
  });

  test("when nothing whole is left the error names every damage and the cure", async () => {
    for (const id of [older, newer]) await writeFile(join(dataFolder, "generations", id, "passages.bin"), "");
    await expect(store.openCurrent()).rejects.toMatchObject({
      code: "bad-index",
      message: expect.stringMatching(new RegExp(`${newer} is damaged.*${older} is damaged.*index --full`)),
    });
  });

  test("a publication after damage makes the index whole again", async () => {
    await writeFile(join(dataFolder, "generations", newer, "passages.bin"), "");
    await writeFile(join(dataFolder, "CURRENT"), "nonsense");
    await publish(store, "third");
    const { generation, problems } = await openReady(store);
    expect([tagOf(generation), problems]).toEqual(["third", []]);
  });
});
