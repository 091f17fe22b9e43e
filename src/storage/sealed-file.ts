import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import { VerseError } from "../errors.js";

/** A file that the program derives once from an installed package. */
export interface SealedFile {
  readonly folder: string;
  readonly name: string;
  /** How an error calls it, as the subject of a sentence. */
  readonly what: string;
}

/** One line, as `sha256sum` writes it, with the size for the name. */
const sealText = (sha256: string, bytes: number): string => `${sha256}  ${bytes} bytes\n`;
const sealOf = (bytes: Uint8Array): string =>
  sealText(createHash("sha256").update(bytes).digest("hex"), bytes.byteLength);

/**
 * The bytes of `folder/name`, proven by the seal beside it (`name.sha256`). A file that is missing
 * or damaged is built and written by temporary file, fsync and rename, the seal last, so that any number of
 * processes may do it at once: what they build is the same. Reads and writes without letting go of its thread.
 * Throws VerseError `storage`.
 */
export const sealedFile = async (
  { folder, name, what }: SealedFile,
  build: () => Promise<Uint8Array>,
): Promise<Uint8Array> => {
  const path = join(folder, name);
  const whole = await readWhole(path);
  if (whole !== null) return whole;
  try {
    // Before seconds of building, so that a wrong folder is known at once.
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw storageError(what, folder, null, cause);
  }
  const bytes = await build();
  try {
    removeLeftovers(folder, name);
    writeAtomically(path, bytes);
    writeAtomically(sealPath(path), Buffer.from(sealOf(bytes)));
    syncFolder(folder);
  } catch (cause) {
    throw storageError(what, folder, bytes.byteLength, cause);
  }
  return bytes;
};

/** Bytes hashed at once: about a millisecond. */
const CHUNK = 1 << 20;

/** The bytes of a sealed file, or null where it is missing or damaged; holds the event loop for no longer than a chunk. */
export const readSealed = async ({
  folder,
  name,
}: Pick<SealedFile, "folder" | "name">): Promise<Uint8Array | null> => {
  const path = join(folder, name);
  try {
    const [bytes, seal] = await Promise.all([readFile(path), readFile(sealPath(path), "utf8")]);
    const hash = createHash("sha256");
    for (let at = 0; at < bytes.byteLength; at += CHUNK) {
      hash.update(bytes.subarray(at, at + CHUNK));
      await nextTurn();
    }
    return seal === sealText(hash.digest("hex"), bytes.byteLength) ? bytes : null;
  } catch {
    return null;
  }
};

const sealPath = (path: string): string => `${path}.sha256`;

const readWhole = async (path: string): Promise<Uint8Array | null> => {
  try {
    const bytes = await readAtOnce(path);
    return readFileSync(sealPath(path), "utf8") === sealOf(bytes) ? bytes : null;
  } catch {
    return null;
  }
};

/** In one piece, beside whatever the caller does: `readFile` comes back to a busy thread for every half megabyte. */
const readAtOnce = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const bytes = Buffer.allocUnsafeSlow((await file.stat()).size);
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await file.close();
  }
};

const writeAtomically = (path: string, bytes: Uint8Array): void => {
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    const file = openSync(temporary, "w");
    try {
      for (let written = 0; written < bytes.byteLength; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};

/** Makes the renames themselves last; Windows cannot open a folder and needs no such call. */
const syncFolder = (folder: string): void => {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Temporary files of processes that were killed while they wrote. */
const removeLeftovers = (folder: string, name: string): void => {
  for (const file of readdirSync(folder)) {
    const pid = file.startsWith(name) ? /\.(\d+)-\d+\.tmp$/.exec(file)?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, file), { force: true });
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

const storageError = (what: string, folder: string, bytes: number | null, cause: unknown): VerseError =>
  new VerseError({
    code: "storage",
    problem: `${what}${bytes === null ? "" : ` (${Math.ceil(bytes / 2 ** 20)} MB)`} cannot be written to ${folder}${cause instanceof Error ? ` (${cause.message})` : ""}.`,
    cure: "Free disk space or make the folder writable, or set VERSE_DATA to another folder.",
    cause,
  });
