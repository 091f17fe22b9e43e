import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { SourceDocument } from "../documents/document.js";
import { VerseError } from "../errors.js";
import { CATALOGUE_FILE, type Catalogue, parseCatalogue } from "./catalogue/catalogue.js";
import type { Entry } from "./catalogue/entry-schema.js";
import { decode } from "./decode.js";
import { type FileStamp, isTooNew, sameStamp } from "./file-stamp.js";
import { type FileList, type ListedFile, listFiles } from "./list-files.js";
import { canRead, EXTENSIONS, extensionOf, idOf, readDocument } from "./read-document.js";

/** A larger file is no policy but a data set or a mistake. */
const MAX_FILE_BYTES = 20_000_000;

/** A file, with what tells whether it must be read again. */
export interface SeenFile {
  readonly path: string;
  /** Of the file's bytes, its catalogue entry and the reading rules. */
  readonly fingerprint: string;
  /** Null where it does not tell; the bytes then do. */
  readonly stamp: FileStamp | null;
}

export interface ReadFile extends SeenFile {
  readonly document: SourceDocument;
  readonly warnings: readonly string[];
}

export interface FolderReading {
  /** In the order of their paths. */
  readonly documents: readonly ReadFile[];
  /** Files that are still what is known of them, in the order of their paths. */
  readonly unchanged: readonly SeenFile[];
  /** Files that could not be read; the others are not affected. */
  readonly failures: readonly { readonly path: string; readonly error: VerseError }[];
  readonly warnings: readonly { readonly path: string; readonly text: string }[];
  /** Fingerprint of the catalogue and of the reading rules. */
  readonly catalogue: string;
}

/** What an earlier reading of the folder found. */
export interface KnownFiles {
  readonly catalogue: string;
  /** By their paths. */
  readonly files: ReadonlyMap<string, SeenFile>;
}

export interface ReadingOptions {
  /** A file with the stamp or the fingerprint that is known of it is not made into a document again. */
  readonly known?: KnownFiles;
  /** Milliseconds since the epoch; stamps of files changed at about this time are not relied on. Left out, none is. */
  readonly startedAt?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Raised whenever readers or their rules change what they make of a file. */
const READING_RULES = 2;
const PROGRESS_EVERY = 100;

function fingerprintOf(bytes: Uint8Array, entry: Entry | undefined): string {
  const rules = JSON.stringify([READING_RULES, entry ?? null]);
  return createHash("sha256").update(rules, "utf8").update("\n").update(bytes).digest("hex");
}

/**
 * Every document of a folder and its sub-folders, with what `catalogue.yaml` in the folder says of it.
 * Throws VerseError `bad-settings` (no such folder, a faulty catalogue) or `bad-document` (two files of one id).
 */
export async function readFolder(folder: string, options: ReadingOptions = {}): Promise<FolderReading> {
  const { known, startedAt = 0, onProgress } = options;
  const { files, refused } = listFiles(folder);
  const sources: ListedFile[] = [];
  const warnings: { path: string; text: string }[] = [];
  for (const file of files) {
    if (canRead(file.path)) sources.push(file);
    else if (file.path !== CATALOGUE_FILE) warnings.push({ path: file.path, text: unknownEnding(file.path) });
  }
  const befores = sources.map(({ path }) => known?.files.get(path));
  const still = befores.reduce((sum, before) => sum + (before ? 1 : 0), 0);
  const noneGone = still === known?.files.size;
  // What was there before has been looked at before.
  if (!noneGone || still < sources.length) refuseSharedIds(sources);
  const catalogue = new CatalogueFile(files, sources);
  // The same catalogue can be at fault only where a file that it names is gone.
  const same = catalogue.print === known?.catalogue && noneGone;
  if (!same) catalogue.entries();
  const documents: ReadFile[] = [];
  const unchanged: SeenFile[] = [];
  const failures = [...refused];
  for (const [i, { path, onDisk, stamp: found }] of sources.entries()) {
    if (i % PROGRESS_EVERY === 0) onProgress?.(i, sources.length);
    const stamp = found && !isTooNew(found, startedAt) ? found : null;
    const before = befores[i];
    if (same && before && sameStamp(stamp, before.stamp)) {
      unchanged.push(before);
      continue;
    }
    try {
      const bytes = bytesOf(onDisk, path);
      const entry = catalogue.entries().get(path);
      const fingerprint = fingerprintOf(bytes, entry);
      if (fingerprint === before?.fingerprint) {
        unchanged.push({ path, fingerprint, stamp });
        continue;
      }
      documents.push({ path, fingerprint, stamp, ...readDocument(bytes, path, entry) });
    } catch (error) {
      if (!(error instanceof VerseError)) throw error;
      failures.push({ path, error });
    }
  }
  return { documents, unchanged, failures, warnings, catalogue: catalogue.print };
}

/** The catalogue of a folder, parsed when it is first asked for. */
class CatalogueFile {
  readonly print: string;
  readonly #sources: FileList["files"];
  readonly #bytes: Uint8Array;
  #entries: Catalogue | null = null;

  constructor(files: FileList["files"], sources: FileList["files"]) {
    const file = files.find(({ path }) => path === CATALOGUE_FILE);
    this.#sources = sources;
    this.#bytes = file === undefined ? Buffer.alloc(0) : bytesOf(file.onDisk, CATALOGUE_FILE);
    this.print = fingerprintOf(this.#bytes, undefined);
  }

  /** Throws VerseError `bad-settings` or `bad-document`. */
  entries(): Catalogue {
    this.#entries ??=
      this.#bytes.length === 0
        ? new Map()
        : parseCatalogue(
            decode(this.#bytes, CATALOGUE_FILE),
            CATALOGUE_FILE,
            this.#sources.map(({ path }) => path),
          );
    return this.#entries;
  }
}

function bytesOf(onDisk: string, path: string): Uint8Array {
  try {
    const { size } = statSync(onDisk);
    if (size > MAX_FILE_BYTES) throw tooLarge(path, size);
    return readFileSync(onDisk);
  } catch (cause) {
    if (cause instanceof VerseError) throw cause;
    throw new VerseError({
      code: "bad-document",
      problem: `${path} cannot be read.`,
      cure: "Check that the file is there and that you may read it.",
      cause,
    });
  }
}

const tooLarge = (path: string, size: number): VerseError =>
  new VerseError({
    code: "bad-document",
    problem: `${path} is too large.`,
    cure: "Split it into several documents.",
    expected: `at most ${MAX_FILE_BYTES / 1e6} MB`,
    got: `${(size / 1e6).toFixed(1)} MB`,
  });

function refuseSharedIds(sources: readonly ListedFile[]): void {
  const byId = new Map<string, string>();
  const shared: string[] = [];
  for (const { path } of sources) {
    const id = idOf(path);
    const other = byId.get(id);
    if (other !== undefined) shared.push(`${other} and ${path} are both "${id}"`);
    byId.set(id, path);
  }
  if (shared.length > 0) {
    throw new VerseError({
      code: "bad-document",
      problem: `Two files share one id: ${shared.join("; ")}.`,
      cure: "Rename one of them, because a document's id is its path without the ending.",
    });
  }
}

const unknownEnding = (path: string): string =>
  `Not read: files ending in "${extensionOf(path)}" are not known, only ${EXTENSIONS.join(", ")}.`;
