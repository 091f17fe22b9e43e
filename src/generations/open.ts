import { join } from "node:path";
import { VerseError } from "../errors.js";
import { type CurrentState, readCurrentState } from "./current.js";
import { errnoOf, type FileSystem } from "./file-system.js";
import { Damage, type Generation, loadGeneration, OtherFormat } from "./generation.js";
import { FORMAT, type Layout, sortedIds } from "./layout.js";
import type { Manifest } from "./manifest.js";

export interface OpenOptions {
  /** The encoder that will ask; left out, vectors of any encoder are accepted. */
  readonly encoder?: { readonly fingerprint: string; readonly dimension: number };
}

export type Opened =
  | {
      readonly state: "ready";
      readonly generation: Generation;
      /** Empty when the generation in use was whole; else what was damaged, what answers instead, and the cure. */
      readonly problems: readonly string[];
    }
  /** Only an older version's generation is there: the caller builds a new one from the documents. */
  | {
      readonly state: "outdated";
      readonly id: string;
      readonly format: number;
      readonly problems: readonly string[];
    };

export const REBUILD = "Run `verse index --full` to build the index anew.";

/** Publishing and pruning can overtake a reader; being overtaken this often means something else is wrong. */
const ATTEMPTS = 20;

/** The ids on disk, newest first; none when the data folder does not exist yet. */
export async function listIds(files: FileSystem, layout: Layout): Promise<string[]> {
  try {
    return sortedIds(await files.list(layout.generations));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return [];
    throw error;
  }
}

function requireEncoder(manifest: Manifest, expected: OpenOptions["encoder"]): void {
  const built = manifest.encoder;
  if (expected === undefined) return;
  if (built?.fingerprint === expected.fingerprint && built.dimension === expected.dimension) return;
  throw new VerseError({
    code: "bad-index",
    problem: `Generation ${manifest.id} was built with another encoder.`,
    expected: `${expected.fingerprint} with ${expected.dimension} dimensions`,
    got: built === null ? "no encoder" : `${built.fingerprint} with ${built.dimension} dimensions`,
    cure: REBUILD,
  });
}

export function newerFormat(id: string, format: number): VerseError {
  return new VerseError({
    code: "newer-index",
    problem: `Generation ${id} was written by a newer version of this program.`,
    expected: `format ${FORMAT}`,
    got: `format ${format}`,
    cure: "Install that version, or set VERSE_DATA to another folder and run `verse index`.",
  });
}

/** What became of one generation: usable, of another format, or the sentence that says why not. */
type Tried = Generation | { readonly format: number } | string;

async function tryGeneration(
  files: FileSystem,
  layout: Layout,
  id: string,
  vouchedSha256: string | null,
): Promise<Tried> {
  try {
    return await loadGeneration(files, { folder: join(layout.generations, id), id, vouchedSha256 });
  } catch (error) {
    if (error instanceof Damage) return `Generation ${id} is damaged: ${error.message}.`;
    if (error instanceof OtherFormat) return { format: error.format };
    throw error;
  }
}

/** The newest generation that proves itself whole although CURRENT does not lead to it. `found` is why it does not. */
async function fallBack(
  files: FileSystem,
  layout: Layout,
  options: OpenOptions,
  found: { readonly about: string; readonly problem: string } | null,
): Promise<Opened> {
  // By generation, or under "CURRENT", so that nothing is said twice.
  const damages = new Map(found === null ? [] : [[found.about, found.problem]]);
  let other: { readonly id: string; readonly format: number } | undefined;
  const ids = await listIds(files, layout);
  for (const id of ids) {
    const tried = await tryGeneration(files, layout, id, null);
    if (typeof tried === "string") {
      if (!damages.has(id)) damages.set(id, tried);
    } else if ("format" in tried) {
      other ??= { id, format: tried.format };
    } else {
      requireEncoder(tried.manifest, options.encoder);
      if (damages.has(id)) damages.set(id, `CURRENT does not match the manifest of generation ${id}.`);
      const instead = `Answers come from generation ${id}, built at ${tried.manifest.builtAt}. ${REBUILD}`;
      return { state: "ready", generation: tried, problems: [...damages.values(), instead] };
    }
  }
  if (other !== undefined && other.format > FORMAT) throw newerFormat(other.id, other.format);
  if (other !== undefined) return { state: "outdated", ...other, problems: [...damages.values()] };
  if (ids.length === 0 && damages.size === 0) {
    throw new VerseError({
      code: "no-index",
      problem: "There is no index yet.",
      cure: "Run `verse index` to build it.",
    });
  }
  throw new VerseError({
    code: "bad-index",
    problem: `No whole generation is left. ${[...damages.values()].join(" ")}`,
    cure: REBUILD,
  });
}

async function openAs(
  files: FileSystem,
  layout: Layout,
  options: OpenOptions,
  named: CurrentState,
): Promise<Opened> {
  if (named.state === "damaged")
    return fallBack(files, layout, options, { about: "CURRENT", problem: "CURRENT is damaged." });
  if (named.state === "missing") {
    const orphaned = (await listIds(files, layout)).length > 0;
    return fallBack(
      files,
      layout,
      options,
      orphaned ? { about: "CURRENT", problem: "CURRENT is missing." } : null,
    );
  }
  const { id, manifestSha256 } = named.current;
  const tried = await tryGeneration(files, layout, id, manifestSha256);
  if (typeof tried === "string") return fallBack(files, layout, options, { about: id, problem: tried });
  if ("format" in tried) {
    if (tried.format > FORMAT) throw newerFormat(id, tried.format);
    return { state: "outdated", id, format: tried.format, problems: [] };
  }
  requireEncoder(tried.manifest, options.encoder);
  return { state: "ready", generation: tried, problems: [] };
}

/**
 * The generation in use, every byte checked. Throws VerseError `no-index`, `bad-index` (nothing whole is left, or
 * another encoder), `newer-index`, and rejects with the system's error when the folder cannot be read.
 */
export async function openCurrent(files: FileSystem, layout: Layout, options: OpenOptions): Promise<Opened> {
  for (let attempt = 1; ; attempt += 1) {
    const named = await readCurrentState(files, layout);
    let opened: Opened | undefined;
    let failure: unknown;
    try {
      opened = await openAs(files, layout, options, named);
      if (opened.state === "ready" && opened.problems.length === 0) return opened;
    } catch (error) {
      failure = error;
    }
    // A writer may have switched and pruned while this reader was half way: what looked like damage was only old.
    const after = await readCurrentState(files, layout);
    if (after.text !== named.text && attempt < ATTEMPTS) continue;
    if (opened === undefined) throw failure;
    return opened;
  }
}
