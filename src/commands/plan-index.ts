import type { FolderReading } from "../reading/read-folder.js";
import type { KeptDocument } from "../retrieval/shards.js";

/** What indexing would do, decided before anything is written. */
export interface IndexPlan {
  /** Every document of the next generation. */
  readonly kept: readonly KeptDocument[];
  /** Ids. */
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly unchanged: ReadonlySet<string>;
  readonly removed: readonly KeptDocument[];
  readonly warnings: readonly string[];
  readonly nothingToDo: boolean;
}

/**
 * Compares the documents of the last generation with those just read. A document whose file cannot be read any more
 * stays as it was, with a warning: an unreadable file withdraws nothing.
 */
export function planIndex(
  before: readonly KeptDocument[],
  read: readonly KeptDocument[],
  reading: Pick<FolderReading, "failures" | "warnings">,
): IndexPlan {
  const unreadable = new Set(reading.failures.map(({ path }) => path));
  const rescued = before.filter(({ path }) => unreadable.has(path));
  const kept = [...read, ...rescued];
  const old = new Map(before.map((document) => [document.document.id, document]));
  const added = new Set<string>();
  const changed = new Set<string>();
  const unchanged = new Set<string>();
  for (const { document, fingerprint } of kept) {
    const known = old.get(document.id);
    if (!known) added.add(document.id);
    else (known.fingerprint === fingerprint ? unchanged : changed).add(document.id);
  }
  const ids = new Set(kept.map(({ document }) => document.id));
  const removed = before.filter(({ document }) => !ids.has(document.id));
  const warnings = [
    ...reading.warnings.map(({ path, text }) => `${path}: ${text}`),
    ...reading.failures.map(({ path, error }) =>
      failureText(
        path,
        error.message,
        rescued.some((one) => one.path === path),
      ),
    ),
  ];
  const nothingToDo = added.size === 0 && changed.size === 0 && removed.length === 0;
  return { kept, added, changed, unchanged, removed, warnings, nothingToDo };
}

const failureText = (path: string, message: string, rescued: boolean): string =>
  `${path}: ${message}${rescued ? " Until then the version indexed before stays." : " It is not indexed."}`;
