import { dirname, join } from "node:path";
import { VerseError } from "../errors.js";
import type { FileSystem } from "./file-system.js";
import { errnoOf } from "./file-system.js";
import { Damage, type Expectations, type ReusedFile } from "./generation.js";
import { requireFileName } from "./layout.js";
import type { Manifest } from "./manifest.js";
import { sha256Of } from "./seal.js";

/**
 * What a file of a new generation holds: bytes; a file of an older generation; or a writer that makes the file
 * itself. A native writer may report nothing when the disk is full, so give the size wherever it is known and load
 * the file in the publication's `verify`.
 */
export type FileContent =
  | Uint8Array
  | ReusedFile
  | { readonly write: (path: string) => Promise<void>; readonly bytes?: number };

export type FileContents = ReadonlyMap<string, FileContent>;

/** The disk is full, but the system call that wrote reported success. */
class SilentlyFull extends Error {
  readonly code = "ENOSPC";
  readonly syscall = "write";
  constructor(readonly path: string) {
    super(`ENOSPC: no space left on device, write '${path}'`);
  }
}

/** How many bytes the contents need at least, as far as it is known before they are written. */
export function neededBytes(contents: FileContents): number {
  let sum = 0;
  for (const content of contents.values()) {
    if (content instanceof Uint8Array) sum += content.length;
    else if ("write" in content) sum += content.bytes ?? 0;
  }
  return sum;
}

const NOT_LINKABLE = new Set(["EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** Whether it could be linked. */
async function linkOrCopy(files: FileSystem, from: string, to: string): Promise<boolean> {
  try {
    await files.link(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) === "ENOENT") throw new Damage(`${from} is missing`);
    if (!NOT_LINKABLE.has(errnoOf(error) ?? "")) throw error;
    await files.copy(from, to);
    return false;
  }
}

async function writeNatively(
  files: FileSystem,
  path: string,
  content: { readonly write: (path: string) => Promise<void>; readonly bytes?: number },
): Promise<Buffer> {
  await content.write(path);
  let written: Buffer;
  try {
    written = await files.read(path);
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    throw new Damage(`${path} was not written`);
  }
  if ((await files.freeBytes(dirname(path))) === 0) throw new SilentlyFull(path);
  if (content.bytes !== undefined && written.length !== content.bytes)
    throw new Damage(`${path} has ${written.length} bytes instead of ${content.bytes}`);
  return written;
}

export interface WrittenContents extends Expectations {
  readonly files: Manifest["files"];
}

/** Writes every file into an empty folder and tells what must be read back. */
export async function writeContents(
  files: FileSystem,
  folder: string,
  contents: FileContents,
): Promise<WrittenContents> {
  const described: Manifest["files"] = {};
  const verified = new Map<string, Buffer>();
  const written = new Map<string, Uint8Array>();
  for (const [name, content] of contents) {
    requireFileName(name);
    const path = join(folder, name);
    if (name.includes("/")) await files.makeFolder(dirname(path));
    if (content instanceof Uint8Array) {
      await files.write(path, content);
      written.set(name, content);
      described[name] = { bytes: content.length, sha256: sha256Of(content) };
    } else if ("link" in content) {
      const linked = await linkOrCopy(files, content.link, path);
      if (linked && content.verified) verified.set(name, content.verified);
      described[name] = { bytes: content.bytes, sha256: content.sha256 };
    } else {
      const bytes = await writeNatively(files, path, content);
      written.set(name, bytes);
      described[name] = { bytes: bytes.length, sha256: sha256Of(bytes) };
    }
  }
  return { files: described, verified, written };
}

/** Flushes the files `written`, then the folders that name these or `linked` ones. */
export async function syncContents(
  files: FileSystem,
  folder: string,
  written: Iterable<string>,
  linked: Iterable<string>,
): Promise<void> {
  const folders = new Set([folder]);
  for (const name of linked) folders.add(dirname(join(folder, name)));
  for (const name of written) {
    const path = join(folder, name);
    await files.syncFile(path);
    folders.add(dirname(path));
  }
  for (const each of [...folders].reverse()) await files.syncFolder(each);
}

/** A fault found before anything was switched, in the words of the person who runs the command. */
export function refusal(error: unknown): unknown {
  if (error instanceof VerseError || errnoOf(error) !== undefined) return error;
  if (error instanceof Damage && errnoOf(error.cause) !== undefined) return error.cause;
  const reason = error instanceof Error ? error.message : String(error);
  return new VerseError({
    code: "bad-index",
    problem: `The new generation failed its check and was not published: ${reason.replace(/\.$/, "")}.`,
    cure: "Run `verse index --full`; the index that was in use still answers.",
    cause: error,
  });
}
