import { truncate } from "node:fs/promises";
import { diskFileSystem, type FileSystem } from "../../src/generations/file-system.js";

export interface Fault {
  /** The step that fails first, counted from 1. */
  readonly step: number;
  readonly code: "ENOSPC" | "EIO" | "EROFS" | "EACCES";
  /** Whether every changing step after that one fails too, as on a disk that is gone. */
  readonly forGood: boolean;
}

export interface FaultyDisk {
  readonly files: FileSystem;
  /** Steps taken so far. */
  steps(): number;
  failed(): boolean;
}

const READING = new Set(["read", "list", "freeBytes"]);

/** The real disk until a scheduled step. A write that fails leaves half of its bytes, as a full disk does. */
export function faultyDisk(fault: Fault): FaultyDisk {
  let steps = 0;
  let failed = false;

  function step<A extends unknown[], R>(name: string, run: (...given: A) => Promise<R>) {
    return async (...given: A): Promise<R> => {
      steps += 1;
      const due = steps === fault.step || (fault.forGood && steps > fault.step && !READING.has(name));
      if (!due) return run(...given);
      failed = true;
      const [path] = given;
      const error = new Error(`${fault.code}: injected, ${name} '${path}'`);
      if (name === "write" && typeof path === "string") {
        await run(...given);
        await truncate(path, 3);
      }
      throw Object.assign(error, { code: fault.code, syscall: name, path });
    };
  }

  const disk = diskFileSystem;
  const files: FileSystem = {
    read: step("read", disk.read),
    write: step("write", disk.write),
    syncFile: step("syncFile", disk.syncFile),
    syncFolder: step("syncFolder", disk.syncFolder),
    rename: step("rename", disk.rename),
    link: step("link", disk.link),
    copy: step("copy", disk.copy),
    makeFolder: step("makeFolder", disk.makeFolder),
    list: step("list", disk.list),
    remove: step("remove", disk.remove),
    freeBytes: step("freeBytes", disk.freeBytes),
  };
  return { files, steps: () => steps, failed: () => failed };
}
