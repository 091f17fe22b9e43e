import { constants } from "node:fs";
import { copyFile, link, mkdir, open, readdir, rename, rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** Everything the generation store does to a disk, so that a test can make any single step fail. */
export interface FileSystem {
  read(path: string): Promise<Buffer>;
  /** Creates the file; rejects with EEXIST when there is one. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  syncFile(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** With its parents; no error when it exists already. */
  makeFolder(path: string): Promise<void>;
  /** The names in a folder. */
  list(path: string): Promise<string[]>;
  /** Recursive; no error when nothing is there. */
  remove(path: string): Promise<void>;
  /** Bytes that this user may still write on the disk of `path`. */
  freeBytes(path: string): Promise<number>;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows and a few network file systems have no way to flush a folder; their renames are as durable as they get. */
const FOLDERS_CANNOT_SYNC = new Set(["EINVAL", "ENOTSUP", "EPERM", "EISDIR"]);

export const diskFileSystem: FileSystem = {
  async read(path) {
    // In one piece: readFile copies what is longer than half a megabyte once more.
    const handle = await open(path, "r");
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.allocUnsafeSlow(size);
      let length = 0;
      while (length < size) {
        const { bytesRead } = await handle.read(bytes, length, size - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return bytes.subarray(0, length);
    } finally {
      await handle.close();
    }
  },
  async write(path, bytes) {
    const handle = await open(path, "wx");
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
  },
  syncFile: sync,
  async syncFolder(path) {
    try {
      await sync(path);
    } catch (error) {
      if (!FOLDERS_CANNOT_SYNC.has(errnoOf(error) ?? "")) throw error;
    }
  },
  rename,
  link,
  copy: (from, to) => copyFile(from, to, constants.COPYFILE_EXCL),
  async makeFolder(path) {
    try {
      await mkdir(path, { recursive: true });
    } catch (error) {
      // On a read-only disk Node's recursive mkdir says ENOENT; one level at a time the system says why.
      if (errnoOf(error) !== "ENOENT") throw error;
      if (dirname(path) !== path) await diskFileSystem.makeFolder(dirname(path));
      await mkdir(path);
    }
  },
  list: (path) => readdir(path),
  remove: (path) => rm(path, { recursive: true, force: true }),
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};

/** The operating system's name of an error ("ENOSPC"), or undefined when it is not the system's. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
