import { readFile, stat } from "node:fs/promises";
import type { SourceDocument } from "../documents/document.js";
import { VerseError } from "../errors.js";
import { CATALOGUE_FILE, type Catalogue, parseCatalogue } from "./catalogue/catalogue.js";
import { decode } from "./decode.js";
import { type FileList, listFiles } from "./list-files.js";
import { canRead, EXTENSIONS, extensionOf, idOf, readDocument } from "./read-document.js";

/** A larger file is no policy but a data set or a mistake. */
export const MAX_FILE_BYTES = 20_000_000;

export interface FolderReading {
  /** In the order of their paths. */
  readonly documents: readonly SourceDocument[];
  /** Files that could not be read; the others are not affected. */
  readonly failures: readonly { readonly path: string; readonly error: VerseError }[];
  readonly warnings: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Every document of a folder and its sub-folders, with what `catalogue.yaml` in the folder says of it.
 * Throws VerseError `bad-settings` (no such folder, a faulty catalogue) or `bad-document` (two files of one id).
 */
export async function readFolder(folder: string): Promise<FolderReading> {
  const { files, refused } = await listFiles(folder);
  const sources = files.filter(({ path }) => canRead(path));
  refuseSharedIds(sources.map(({ path }) => path));
  const catalogue = await readCatalogue(
    files,
    sources.map(({ path }) => path),
  );
  const documents: SourceDocument[] = [];
  const failures = [...refused];
  const warnings = files
    .filter(({ path }) => path !== CATALOGUE_FILE && !canRead(path))
    .map(({ path }) => ({ path, text: unknownEnding(path) }));
  for (const { path, onDisk } of sources) {
    try {
      const result = readDocument(await bytesOf(onDisk, path), path, catalogue.get(path));
      documents.push(result.document);
      warnings.push(...result.warnings.map((text) => ({ path, text })));
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
