import { join } from "node:path";
import type { FileSystem } from "./file-system.js";
import { KEPT_GENERATIONS, type Layout } from "./layout.js";
import { listIds } from "./open.js";

/** Removes what dead writers left half written or half removed. For a holder of the lock only. */
export async function emptyBuilding(files: FileSystem, layout: Layout): Promise<void> {
  for (const name of await files.list(layout.building)) await files.remove(join(layout.building, name));
}

/**
 * Removes a generation if it is there. It is moved away first: a reader finds it whole or not at all, and a removal
 * that stops half way leaves no generation that looks damaged.
 */
export async function discard(files: FileSystem, layout: Layout, id: string): Promise<void> {
  if (!(await listIds(files, layout)).includes(id)) return;
  const grave = join(layout.building, `removed-${id}`);
  await files.rename(join(layout.generations, id), grave);
  await files.syncFolder(layout.generations);
  await files.remove(grave);
}

/** Keeps the newest generations and the one in use, which a rollback may have made older than all others. */
export async function pruneOld(
  files: FileSystem,
  layout: Layout,
  currentId: string,
): Promise<{ removed: string[]; warnings: string[] }> {
  const removed: string[] = [];
  try {
    const others = (await listIds(files, layout)).filter((id) => id !== currentId);
    for (const id of others.slice(KEPT_GENERATIONS - 1)) {
      await discard(files, layout, id);
      removed.push(id);
    }
    return { removed, warnings: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      removed,
      warnings: [`Old generations could not be removed: ${reason}. The next run tries again.`],
    };
  }
}
