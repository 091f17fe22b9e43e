import { join } from "node:path";
import { readCurrentState } from "./current.js";
import { diskFileSystem, type FileSystem } from "./file-system.js";
import { Damage, type Generation, loadGeneration, OtherFormat, readManifest } from "./generation.js";
import type { GenerationWriter } from "./generation-writer.js";
import { isGenerationId, type Layout, layoutOf } from "./layout.js";
import { listIds, type Opened, type OpenOptions, openCurrent } from "./open.js";
import { explainingDisk } from "./storage-error.js";
import type { WritingPhase } from "./writing.js";

export type { FileContent, FileContents } from "./build.js";
export type { Generation, ReusedFile } from "./generation.js";
export type { GenerationWriter } from "./generation-writer.js";
export type { DocumentReport, GenerationFacts, Manifest } from "./manifest.js";
export type { Opened, OpenOptions } from "./open.js";
export type { Publication, Published } from "./publish.js";
export type { WritingPhase } from "./writing.js";

export interface GenerationStoreOptions {
  readonly dataFolder: string;
  readonly now: () => Date;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly files?: FileSystem;
  readonly onPhase?: (phase: WritingPhase) => void;
}

export interface GenerationSummary {
  readonly id: string;
  /** `null` when the manifest cannot be read. */
  readonly builtAt: string | null;
  readonly current: boolean;
  /** `null` when only the manifest was looked at and it is whole. */
  readonly healthy: boolean | null;
  /** Why it is not healthy. */
  readonly problem: string | null;
}

/** The published generations of one data folder. Every method throws VerseError `storage` when the disk refuses. */
export interface GenerationStore {
  /**
   * Throws VerseError `no-index`, `bad-index` (nothing whole is left, or another encoder) or `newer-index`. Files
   * that native code opens by path should be opened at once: when that fails, open the current generation again.
   */
  openCurrent(options?: OpenOptions): Promise<Opened>;
  /** One generation by its id, every byte checked; `null` when it is not there (any more), damaged, or of another format. */
  open(id: string): Promise<Generation | null>;
  /** The id that CURRENT names, `null` when there is none; one small read, for a bot that looks for news. */
  readCurrent(): Promise<string | null>;
  /** Newest first. `check` reads and verifies every file. */
  list(options?: { readonly check?: boolean }): Promise<GenerationSummary[]>;
  /** Runs the task while this process alone may write. Throws VerseError `busy` naming who writes, and since when. */
  exclusively<T>(task: (writer: GenerationWriter) => Promise<T>): Promise<T>;
}

async function summarise(
  files: FileSystem,
  layout: Layout,
  id: string,
  { current, check }: { readonly current: boolean; readonly check: boolean },
): Promise<GenerationSummary> {
  const at = { folder: join(layout.generations, id), id, vouchedSha256: null };
  let builtAt: string | null = null;
  try {
    builtAt = (await readManifest(files, at)).manifest.builtAt;
    if (check) await loadGeneration(files, at);
    return { id, builtAt, current, healthy: check ? true : null, problem: null };
  } catch (error) {
    if (!(error instanceof Damage || error instanceof OtherFormat)) throw error;
    const problem = error instanceof Damage ? error.message : `it has ${error.message}`;
    return { id, builtAt, current, healthy: false, problem };
  }
}

export function generationStore(options: GenerationStoreOptions): GenerationStore {
  const { dataFolder, now, random, files = diskFileSystem, onPhase = () => undefined } = options;
  const layout = layoutOf(dataFolder);

  async function readCurrent(): Promise<string | null> {
    const named = await readCurrentState(files, layout);
    return named.state === "named" ? named.current.id : null;
  }

  async function list(check: boolean): Promise<GenerationSummary[]> {
    const current = await readCurrent();
    const summaries: GenerationSummary[] = [];
    for (const id of await listIds(files, layout))
      summaries.push(await summarise(files, layout, id, { current: id === current, check }));
    // One that a writer pruned meanwhile is not damaged, it is gone.
    const left = new Set(await listIds(files, layout));
    return summaries.filter(({ id }) => left.has(id));
  }

  async function open(id: string): Promise<Generation | null> {
    if (!isGenerationId(id)) return null;
    try {
      return await loadGeneration(files, { folder: join(layout.generations, id), id, vouchedSha256: null });
    } catch (error) {
      if (error instanceof Damage || error instanceof OtherFormat) return null;
      throw error;
    }
  }

  return {
    open: (id) => explainingDisk(dataFolder, () => open(id)),
    openCurrent: (open = {}) => explainingDisk(dataFolder, () => openCurrent(files, layout, open)),
    readCurrent: () => explainingDisk(dataFolder, readCurrent),
    list: ({ check = false } = {}) => explainingDisk(dataFolder, () => list(check)),
    async exclusively(task) {
      // Only writing needs the schemas, and most processes only ask.
      const { exclusively } = await import("./generation-writer.js");
      return exclusively({ files, layout, now, random, onPhase }, task);
    },
  };
}
