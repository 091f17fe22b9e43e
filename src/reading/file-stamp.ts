/**
 * What a file system says of a file. Writing to a file changes at least the time of its last change, which no user
 * can set, so a file with the same stamp holds the same bytes.
 */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch, with fractions: of the content, and of anything about the file. */
  readonly modified: number;
  readonly changed: number;
  readonly inode: number;
}

/** The coarsest clock of a file system (FAT) ticks every two seconds: a later change may fall into the same tick. */
const COARSEST_TICK_MS = 2000;

/** Whether the file was changed so lately that its stamp may not show the next change. */
export const isTooNew = ({ modified, changed }: FileStamp, now: number): boolean =>
  Math.max(modified, changed) + COARSEST_TICK_MS >= now;

export const sameStamp = (a: FileStamp | null, b: FileStamp | null): boolean =>
  a !== null &&
  b !== null &&
  a.size === b.size &&
  a.modified === b.modified &&
  a.changed === b.changed &&
  a.inode === b.inode;
