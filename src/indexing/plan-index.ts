import type { FolderReading } from "../reading/read-folder.js";
import type { KeptDocument } from "../retrieval/shards.js";
import { type Register, type Registered, registeredOf } from "./register.js";

/** A document to be indexed, with what the register will say of it. */
export interface FreshDocument {
  readonly kept: KeptDocument;
  readonly registered: Registered;
}

/** What indexing would do, decided before anything is written. */
export interface IndexPlan {
  /** Documents that were read now, and with `--full` those whose files cannot be read any more. */
  readonly fresh: readonly FreshDocument[];
  /** By their places in the last register: documents taken over as they are, with their files' new stamps. */
  readonly staying: ReadonlyMap<number, Registered>;
  /** Ids. */
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly unchanged: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** Places of the removed in the last register. */
  readonly removedPlaces: readonly number[];
  readonly warnings: readonly string[];
  readonly nothingToDo: boolean;
  /** Fingerprint of the catalogue. */
  readonly catalogue: string;
}

/** What was read, with the documents made of it. */
export interface Read extends Pick<FolderReading, "unchanged" | "failures" | "warnings" | "catalogue"> {
  readonly fresh: readonly FreshDocument[];
}

/**
 * Compares the documents of the last generation with those just read. A document whose file cannot be read any more
 * stays as it was, with a warning: an unreadable file withdraws nothing. `rescue` gives the document at a place of the
 * last register; it is asked only where nothing may be taken over.
 */
export function planIndex(
  last: Register,
  read: Read,
  rescue: ((place: number) => KeptDocument) | null,
): IndexPlan {
  const fresh = [...read.fresh];
  const freshIds = new Map(fresh.map(({ registered }) => [registered.id, registered]));
  const stamps = new Map(read.unchanged.map(({ path, stamp }) => [path, stamp]));
  const unreadable = new Set(read.failures.map(({ path }) => path));
  const rescued = new Set<string>();
  const staying = new Map<number, Registered>();
  const changed = new Set<string>();
  const unchanged = new Set<string>();
  const removed: number[] = [];
  last.documents.forEach((before, place) => {
    const { id, path } = before;
    const now = freshIds.get(id);
    const stamp = stamps.get(path);
    if (now !== undefined) {
      (now.path === path && now.fingerprint === before.fingerprint ? unchanged : changed).add(id);
    } else if (stamp !== undefined || unreadable.has(path)) {
      unchanged.add(id);
      if (stamp === undefined) rescued.add(path);
      if (rescue === null)
        staying.set(place, stamp === before.stamp ? before : { ...before, stamp: stamp ?? null });
      else fresh.push(freshOf(rescue(place)));
    } else removed.push(place);
  });
  const added = [...freshIds.keys()].filter((id) => !changed.has(id) && !unchanged.has(id));
  const warnings = [
    ...read.warnings.map(({ path, text }) => `${path}: ${text}`),
    ...warningsOf(fresh, staying, rescued),
    ...read.failures.map(({ path, error }) => failureText(path, error.message, rescued.has(path))),
  ];
  return {
    fresh,
    staying,
    added: new Set(added),
    changed,
    unchanged,
    removed: new Set(removed.map((place) => last.documents[place]?.id ?? "")),
    removedPlaces: removed,
    warnings,
    nothingToDo: added.length === 0 && changed.size === 0 && removed.length === 0,
    catalogue: read.catalogue,
  };
}

const freshOf = (kept: KeptDocument): FreshDocument => ({ kept, registered: registeredOf(kept, null) });

/** Of the documents whose files could be read, in the order of their paths. */
function warningsOf(
  fresh: readonly FreshDocument[],
  staying: ReadonlyMap<number, Registered>,
  rescued: ReadonlySet<string>,
): string[] {
  return [...fresh.map(({ registered }) => registered), ...staying.values()]
    .filter(({ path, warnings }) => warnings.length > 0 && !rescued.has(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, warnings }) => warnings.map((text) => `${path}: ${text}`));
}

const failureText = (path: string, message: string, rescued: boolean): string =>
  `${path}: ${message}${rescued ? " Until then the version indexed before stays." : " It is not indexed."}`;
