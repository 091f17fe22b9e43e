import { join } from "node:path";
import { type FileContents, neededBytes, refusal, syncContents, writeContents } from "./build.js";
import { readCurrentState, switchCurrent } from "./current.js";
import { type Generation, loadGeneration } from "./generation.js";
import { FORMAT, MANIFEST, nextId, randomHex } from "./layout.js";
import { factsSchema, type GenerationFacts, type Manifest, manifestSchema } from "./manifest.js";
import { listIds } from "./open.js";
import { discard, emptyBuilding, pruneOld } from "./prune.js";
import { sealed, sha256Of } from "./seal.js";
import { asStorageError, isDiskFull } from "./storage-error.js";
import type { Writing } from "./writing.js";

export interface Publication {
  readonly files: FileContents;
  readonly facts: GenerationFacts;
  /** Called with the generation as it was read back from the disk; when it throws, nothing is published. */
  readonly verify?: (generation: Generation) => Promise<void> | void;
}

export interface Published {
  readonly id: string;
  readonly manifest: Manifest;
  /** Generations that were removed because enough newer ones are there. */
  readonly removed: readonly string[];
  /** What went wrong after the switch and can wait: the new generation is in use. */
  readonly warnings: readonly string[];
}

async function writeGeneration(
  parts: Writing,
  folder: string,
  id: string,
  publication: Publication,
): Promise<Generation> {
  const { files, onPhase } = parts;
  onPhase("write");
  const facts = factsSchema.parse(publication.facts);
  await files.makeFolder(folder);
  const written = await writeContents(files, folder, publication.files);
  const builtAt = parts.now().toISOString();
  const manifest = manifestSchema.parse({ format: FORMAT, id, builtAt, ...facts, files: written.files });
  const bytes = Buffer.from(sealed(manifest));
  await files.write(join(folder, MANIFEST), bytes);
  onPhase("sync");
  const unsynced = [...publication.files.keys()].filter((name) => !written.verified.has(name));
  await syncContents(files, folder, [...unsynced, MANIFEST], publication.files.keys());
  onPhase("read-back");
  const generation = await loadGeneration(files, { folder, id, vouchedSha256: null }, written);
  if (generation.manifestSha256 !== sha256Of(bytes))
    throw new Error(`${MANIFEST} was not written as it should be`);
  onPhase("verify");
  await publication.verify?.(generation);
  return generation;
}

/** Takes back what a failed publication left, unless the switch to it has happened or may have happened. */
async function takeBack({ files, layout }: Writing, id: string): Promise<void> {
  await emptyBuilding(files, layout);
  await files.remove(layout.currentDraft);
  const named = await readCurrentState(files, layout);
  // An unreadable CURRENT may name the new generation: a whole one too many does no harm.
  if (named.state === "damaged" || (named.state === "named" && named.current.id === id)) return;
  await discard(files, layout, id);
}

async function explain(parts: Writing, publication: Publication, error: unknown): Promise<unknown> {
  if (!isDiskFull(error)) return asStorageError(refusal(error), parts.layout.data);
  const freeBytes = await parts.files.freeBytes(parts.layout.data).catch(() => undefined);
  if (freeBytes === undefined) return asStorageError(error, parts.layout.data);
  return asStorageError(error, parts.layout.data, { neededBytes: neededBytes(publication.files), freeBytes });
}

/** For a holder of the lock only. */
export async function publish(parts: Writing, publication: Publication): Promise<Published> {
  const { files, layout, onPhase } = parts;
  onPhase("write");
  await files.makeFolder(layout.generations);
  await files.makeFolder(layout.building);
  await emptyBuilding(files, layout);
  const id = nextId(parts.now(), randomHex(parts.random, 6), (await listIds(files, layout))[0]);
  const folder = join(layout.building, id);
  let generation: Generation;
  try {
    generation = await writeGeneration(parts, folder, id, publication);
    onPhase("rename");
    await files.rename(folder, join(layout.generations, id));
    await files.syncFolder(layout.generations);
    onPhase("switch");
    await switchCurrent(files, layout, generation);
  } catch (error) {
    await takeBack(parts, id).catch(() => undefined);
    throw await explain(parts, publication, error);
  }
  onPhase("prune");
  const { removed, warnings } = await pruneOld(files, layout, id);
  return { id, manifest: generation.manifest, removed, warnings };
}
