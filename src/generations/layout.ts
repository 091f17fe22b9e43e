import { join } from "node:path";
import { VerseError } from "../errors.js";

/** Raised whenever a program of before could not read what is written now. */
export const FORMAT = 3;

export const MANIFEST = "manifest.json";

/** How many generations stay on disk, the one in use among them. */
export const KEPT_GENERATIONS = 5;

export interface Layout {
  readonly data: string;
  /** One folder a generation, named by its id. */
  readonly generations: string;
  /** What is being written or removed; whatever lies here without a living writer is rubbish. */
  readonly building: string;
  readonly current: string;
  readonly currentDraft: string;
  readonly lock: string;
}

export function layoutOf(data: string): Layout {
  return {
    data,
    generations: join(data, "generations"),
    building: join(data, "building"),
    current: join(data, "CURRENT"),
    currentDraft: join(data, "CURRENT.tmp"),
    lock: join(data, "lock"),
  };
}

const GENERATION_ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{6}$/;

export function isGenerationId(text: string): boolean {
  return GENERATION_ID.test(text);
}

/** Newest first. */
export function sortedIds(names: readonly string[]): string[] {
  return names.filter(isGenerationId).sort().reverse();
}

/**
 * An id like 20261122T010203Z-ab12cd: ids sort by time, and each is later than `newest` even when the clock was set
 * back or two generations fall into one second.
 */
export function nextId(now: Date, randomHex: string, newest: string | undefined): string {
  const [, ...digits] = GENERATION_ID.exec(newest ?? "") ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = digits.map(Number);
  const earliest = newest === undefined ? 0 : Date.UTC(year, month - 1, day, hour, minute, second + 1);
  const stamp = new Date(Math.max(now.getTime(), earliest)).toISOString().slice(0, 19).replace(/[-:]/g, "");
  return `${stamp}Z-${randomHex.slice(0, 6).padStart(6, "0")}`;
}

/** `digits` (at most 12) hexadecimal digits from a source of numbers in [0, 1). */
export function randomHex(random: () => number, digits: number): string {
  return Math.floor(random() * 16 ** digits)
    .toString(16)
    .padStart(digits, "0");
}

const PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,120}";
const FILE_NAME = new RegExp(`^${PART}(/${PART})?$`);

/** A plain name with at most one folder before it: it can neither leave the generation nor hide in it. */
export function isFileName(name: string): boolean {
  return FILE_NAME.test(name) && name !== MANIFEST;
}

export function requireFileName(name: string): void {
  if (isFileName(name)) return;
  throw new VerseError({
    code: "internal",
    problem: `"${name}" cannot be the name of a file in a generation.`,
    cure: "Use letters, digits, dots, dashes and at most one folder.",
  });
}
