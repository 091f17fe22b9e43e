import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { SourceDocument } from "../documents/document.js";
import { VerseError } from "../errors.js";
import { CATALOGUE_FILE, type Catalogue, parseCatalogue } from "./catalogue/catalogue.js";
import type { Entry } from "./catalogue/entry-schema.js";
import { decode } from "./decode.js";
import { type FileList, listFiles } from "./list-files.js";
import { canRead, EXTENSIONS, extensionOf, idOf, readDocument } from "./read-document.js";

/** A larger file is no policy but a data set or a mistake. */
export const MAX_FILE_BYTES = 20_000_000;

/** A document with what tells whether its file must be read again. */
export interface ReadFile {
  readonly document: SourceDocument;
  readonly path: string;
  /** Of the file's bytes, its catalogue entry and the reading rules. */
  readonly fingerprint: string;
  readonly warnings: readonly string[];
}

export interface FolderReading {
  /** In the order of their paths. */
  readonly documents: readonly ReadFile[];
  /** Files that could not be read; the others are not affected. */
  readonly failures: readonly { readonly path: string; readonly error: VerseError }[];
  readonly warnings: readonly { readonly path: string; readonly text: string }[];
}

export interface ReadingOptions {
  /** What is already known of a file with this fingerprint: it is then not read again. */
  readonly known?: (path: string, fingerprint: string) => ReadFile | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Raised whenever readers or their rules change what they make of a file. */
const READING_RULES = 1;

function fingerprintOf(bytes: Uint8Array, entry: Entry | undefined): string {
  const rules = JSON.stringify([READING_RULES, entry ?? null]);
  return createHash("sha256").update(rules, "utf8").update("\n").update(bytes).digest("hex");
}

/**
 * Every document of a folder and its sub-folders, with what `catalogue.yaml` in the folder says of it.
 * Throws VerseError `bad-settings` (no such folder, a faulty catalogue) or `bad-document` (two files of one id).
 */
export async function readFolder(folder: string, options: ReadingOptions = {}): Promise<FolderReading> {
  const { files, refused } = await listFiles(folder);
  const sources = files.filter(({ path }) => canRead(path));
  refuseSharedIds(sources.map(({ path }) => path));
  const catalogue = await readCatalogue(
    files,
    sources.map(({ path }) => path),
  );
  const documents: ReadFile[] = [];
  const failures = [...refused];
  const warnings = files
    .filter(({ path }) => path !== CATALOGUE_FILE && !canRead(path))
    .map(({ path }) => ({ path, text: unknownEnding(path) }));
  for (const [i, { path, onDisk }] of sources.entries()) {
    options.onProgress?.(i, sources.length);
    try {
      const bytes = await bytesOf(onDisk, path);
      const entry = catalogue.get(path);
      const fingerprint = fingerprintOf(bytes, entry);
      const file = options.known?.(path, fingerprint) ?? {
        path,
        fingerprint,
        ...readDocument(bytes, path, entry),
      };
      documents.push(file);
      warnings.push(...file.warnings.map((text) => ({ path, text })));
    } catch (error) {
      if (!(error instanceof VerseError)) throw error;
      failures.push({ path, error });
    }
  }
  return { documents, failures, warnings };
}

async function readCatalogue(files: FileList["files"], sources: readonly string[]): Promise<Catalogue> {
  const file = files.find(({ path }) => path === CATALOGUE_FILE);
  if (file === undefined) return new Map();
  const bytes = await bytesOf(file.onDisk, CATALOGUE_FILE);
  return bytes.length === 0
    ? new Map()
    : parseCatalogue(decode(bytes, CATALOGUE_FILE), CATALOGUE_FILE, sources);
}

async function bytesOf(onDisk: string, path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(onDisk);
    if (size > MAX_FILE_BYTES) throw tooLarge(path, size);
    return await readFile(onDisk);
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

function refuseSharedIds(paths: readonly string[]): void {
  const byId = new Map<string, string>();
  const shared: string[] = [];
  for (const path of paths) {
    const other = byId.get(idOf(path));
    if (other !== undefined) shared.push(`${other} and ${path} are both "${idOf(path)}"`);
    byId.set(idOf(path), path);
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
