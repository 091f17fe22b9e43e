import { join } from "node:path";
import { VerseError } from "../errors.js";
import { readCurrentState, switchCurrent } from "./current.js";
import { Damage, type Generation, loadGeneration, OtherFormat } from "./generation.js";
import { FORMAT } from "./layout.js";
import { acquireLock } from "./lock.js";
import { listIds, newerFormat, openCurrent, REBUILD } from "./open.js";
import { discard, emptyBuilding } from "./prune.js";
import { type Publication, type Published, publish } from "./publish.js";
import { explainingDisk } from "./storage-error.js";
import type { Writing } from "./writing.js";

/** What may be done while the lock is held. Every method throws VerseError `storage` when the disk refuses. */
export interface GenerationWriter {
  /** Also VerseError `bad-index` when the new generation fails a check. The one in use then stays in use. */
  publish(publication: Publication): Promise<Published>;
  /**
   * Switches back to `id`, by default the generation before the one in use, once it has been verified in full.
   * VerseError `wrong-use` when there is none, `no-index` or `bad-index` when CURRENT names none and `id` is left
   * out, `bad-index` or `newer-index` when the generation cannot be used.
   */
  rollback(id?: string): Promise<Generation>;
  /** Removes every generation but the one in use, which must be whole, and returns the removed ids. */
  purge(): Promise<string[]>;
}

function noSuchGeneration(id: string | undefined): VerseError {
  return new VerseError({
    code: "wrong-use",
    problem:
      id === undefined ? "There is no older generation to go back to." : `There is no generation "${id}".`,
    cure: "Run `verse generations` to see which ones there are.",
  });
}

/** Nobody can say which generation is the one before when the one in use is not known. */
function nothingInUse(state: "missing" | "damaged"): VerseError {
  return new VerseError({
    code: state === "missing" ? "no-index" : "bad-index",
    problem: `CURRENT is ${state}, so there is no generation to go back from.`,
    cure: "Run `verse rollback GENERATION` with one from `verse generations`, or `verse index` to build the index.",
  });
}

async function rollback({ files, layout, onPhase }: Writing, id?: string): Promise<Generation> {
  const named = await readCurrentState(files, layout);
  if (named.state !== "named" && id === undefined) throw nothingInUse(named.state);
  const ids = await listIds(files, layout);
  const target = id ?? ids.find((each) => named.state === "named" && each < named.current.id);
  if (target === undefined || !ids.includes(target)) throw noSuchGeneration(id);
  onPhase("verify");
  let generation: Generation;
  try {
    generation = await loadGeneration(files, {
      folder: join(layout.generations, target),
      id: target,
      vouchedSha256: null,
    });
  } catch (error) {
    if (error instanceof OtherFormat && error.format > FORMAT) throw newerFormat(target, error.format);
    if (!(error instanceof Damage || error instanceof OtherFormat)) throw error;
    throw new VerseError({
      code: "bad-index",
      problem: `Generation ${target} cannot be used: ${error.message}.`,
      cure: `Choose another one from \`verse generations\`, or r${REBUILD.slice(1)}`,
      cause: error,
    });
  }
  onPhase("switch");
  await switchCurrent(files, layout, generation);
  return generation;
}

async function purge({ files, layout, onPhase }: Writing): Promise<string[]> {
  const opened = await openCurrent(files, layout, {});
  if (opened.state !== "ready" || opened.problems.length > 0) {
    throw new VerseError({
      code: "bad-index",
      problem: `The generation in use is not whole, so the older ones are kept. ${opened.problems.join(" ")}`,
      cure: REBUILD,
    });
  }
  onPhase("prune");
  const others = (await listIds(files, layout)).filter((id) => id !== opened.generation.id);
  for (const id of others) await discard(files, layout, id);
  await files.makeFolder(layout.building);
  await emptyBuilding(files, layout);
  await files.syncFolder(layout.building);
  return others;
}

/** Runs the task while this process alone may write. Throws VerseError `busy` when another one does. */
export async function exclusively<T>(
  parts: Writing,
  task: (writer: GenerationWriter) => Promise<T>,
): Promise<T> {
  const { data } = parts.layout;
  parts.onPhase("lock");
  const lock = await explainingDisk(data, () => acquireLock(parts));
  try {
    // Each call is explained by itself: what goes wrong in the rest of the task is not this disk's fault.
    return await task({
      publish: (publication) => explainingDisk(data, () => publish(parts, publication)),
      rollback: (id) => explainingDisk(data, () => rollback(parts, id)),
      purge: () => explainingDisk(data, () => purge(parts)),
    });
  } finally {
    parts.onPhase("unlock");
    await lock.release();
  }
}
