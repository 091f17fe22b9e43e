import { VerseError } from "../errors.js";
import { errnoOf } from "./file-system.js";

const KEPT = "The index that was in use is unchanged.";

interface Explanation {
  readonly problem: (place: string) => string;
  readonly cure: string;
}

const FULL: Explanation = {
  problem: (place) => `The disk is full: ${place} could not be written.`,
  cure: `Free some space or set VERSE_DATA to a folder on a larger disk, then run the command again. ${KEPT}`,
};
const FORBIDDEN: Explanation = {
  problem: (place) => `There is no permission to use ${place}.`,
  cure: "Give this user the right to read and write that folder, or set VERSE_DATA to another one.",
};
const NOT_A_FOLDER: Explanation = {
  problem: (place) => `A file stands in the way of ${place}.`,
  cure: "Move that file away, or set VERSE_DATA to another folder.",
};
const BROKEN: Explanation = {
  problem: (place) => `The disk failed at ${place}.`,
  cure: `Check the disk, then run the command again. ${KEPT}`,
};

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ENOTDIR: NOT_A_FOLDER,
  EEXIST: NOT_A_FOLDER,
  EROFS: {
    problem: (place) => `The file system is read-only: ${place} could not be written.`,
    cure: "Make it writable, or set VERSE_DATA to a folder that can be written.",
  },
};

export interface Space {
  readonly neededBytes: number;
  readonly freeBytes: number;
}

export function isDiskFull(error: unknown): boolean {
  return EXPLANATIONS[errnoOf(error) ?? ""] === FULL;
}

/** An error of the operating system as VerseError `storage`; every other error as it is. */
export function asStorageError(error: unknown, dataFolder: string, space?: Space): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || error instanceof VerseError) return error;
  const { problem, cure } = EXPLANATIONS[errno] ?? BROKEN;
  const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : "";
  const place = path === "" || EXPLANATIONS[errno] === NOT_A_FOLDER ? `the data folder ${dataFolder}` : path;
  return new VerseError({
    code: "storage",
    problem: problem(place).replace(/\.$/, ` (${errno}).`),
    cure,
    ...(space === undefined
      ? {}
      : { expected: `${space.neededBytes} free bytes`, got: `${space.freeBytes} free bytes` }),
    cause: error,
  });
}

/** Runs a task on the data folder; an error of the operating system comes out as VerseError `storage`. */
export async function explainingDisk<T>(dataFolder: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw asStorageError(error, dataFolder);
  }
}
