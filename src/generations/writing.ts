import type { FileSystem } from "./file-system.js";
import type { Layout } from "./layout.js";

/** The steps of a publication, in order. */
export const WRITING_PHASES = [
  "lock",
  "write",
  "sync",
  "read-back",
  "verify",
  "rename",
  "switch",
  "prune",
  "unlock",
] as const;
export type WritingPhase = (typeof WRITING_PHASES)[number];

/** What everything that writes needs from outside. */
export interface Writing {
  readonly files: FileSystem;
  readonly layout: Layout;
  readonly now: () => Date;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly onPhase: (phase: WritingPhase) => void;
}
