import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileSystem } from "../../src/generations/file-system.js";
import {
  type FileContent,
  type Generation,
  type GenerationFacts,
  type GenerationStore,
  generationStore,
  type Publication,
} from "../../src/generations/generation-store.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A data folder that does not exist yet. */
export const freshDataFolder = (): string => join(temporaryFolder(), "data");

/** Deterministic numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const ENCODER = { fingerprint: "sample-encoder", dimension: 4 };

/** A store whose clock advances by a minute each time it is read. */
export function sampleStore(dataFolder: string, files?: FileSystem, seed = 1): GenerationStore {
  let minutes = 0;
  return generationStore({
    dataFolder,
    now: () => new Date(Date.UTC(2026, 0, 1, 0, minutes++)),
    random: seededRandom(seed),
    ...(files === undefined ? {} : { files }),
  });
}

export const FACTS: GenerationFacts = {
  encoder: ENCODER,
  counts: { documents: 1, passages: 2, sentences: 3 },
  documentsFolder: "seeds",
  documents: [{ id: "travel", path: "travel.md", version: "0".repeat(64), status: "added", warnings: [] }],
  extra: { language: "en" },
};

/** Every file of a generation names the same tag, so that a mixture shows. */
export function sampleFiles(tag: string): Map<string, FileContent> {
  const vectors = Buffer.from(`${tag} vectors `.repeat(50));
  return new Map<string, FileContent>([
    ["passages.bin", Buffer.from(`${tag} passages `.repeat(40))],
    ["documents/3f.jsonl", Buffer.from(`${tag} document 3f\n`)],
    ["documents/a0.jsonl", Buffer.from(`${tag} document a0\n`)],
    ["vectors.hnsw", { write: (path) => writeFile(path, vectors), bytes: vectors.length }],
  ]);
}

export function sample(tag: string, more: Partial<Publication> = {}): Publication {
  return { files: sampleFiles(tag), facts: FACTS, ...more };
}

export async function publish(store: GenerationStore, tag: string): Promise<string> {
  return (await store.exclusively((writer) => writer.publish(sample(tag)))).id;
}

/** The one tag that all files of a generation carry; throws when they are mixed. */
export function tagOf(generation: Generation): string {
  const tags = new Set(generation.names.map((name) => generation.bytes(name).toString("utf8").split(" ")[0]));
  const [tag] = tags;
  if (tags.size !== 1 || tag === undefined || generation.names.length !== 4)
    throw new Error(`a mixture of ${[...tags].join(", ")}`);
  return tag;
}

export async function openReady(
  store: GenerationStore,
): Promise<{ generation: Generation; problems: readonly string[] }> {
  const opened = await store.openCurrent();
  if (opened.state !== "ready") throw new Error(`expected a ready generation, got an ${opened.state} one`);
  return opened;
}
