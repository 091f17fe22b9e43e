import { createHash } from "node:crypto";
import { VerseError } from "../errors.js";
import type { StoredDocument } from "./corpus.js";

/** Documents are spread over this many files, so that a re-index writes the few that changed and links the rest. */
const SHARDS = 64;

/** A document as a generation keeps it, with what tells whether its file has changed since. */
export interface KeptDocument extends StoredDocument {
  /** Relative to the documents' folder. */
  readonly path: string;
  /** Of the file's bytes, its catalogue entry and the reading rules. */
  readonly fingerprint: string;
  readonly warnings: readonly string[];
}

/** The number of a document's shard. */
export const shardOf = (id: string): number =>
  (createHash("sha256").update(id, "utf8").digest()[0] ?? 0) % SHARDS;

export const shardName = (shard: number): string => `documents/${shard.toString(16).padStart(2, "0")}.jsonl`;

/**
 * Whether a document is stored before another: shards in order, and in each the documents by id. An order that no
 * other document influences.
 */
export const isStoredBefore = (
  a: { readonly shard: number; readonly id: string },
  b: { readonly shard: number; readonly id: string },
): boolean => (a.shard === b.shard ? a.id < b.id : a.shard < b.shard);

const LINE_END = 10;

/** One line of a shard; the keys in one order, so that equal documents give equal bytes. */
export const documentToLine = ({ document, divided, path, fingerprint, warnings }: KeptDocument): Buffer =>
  Buffer.from(`${JSON.stringify({ path, fingerprint, document, warnings, divided })}\n`, "utf8");

/** The lines of a shard, each with its end. */
export function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
    lines.push(bytes.subarray(start, end + 1));
    start = end + 1;
  }
  return lines;
}

/**
 * Reads a line of a shard whose checksum has been verified: its bytes are what `documentToLine` wrote. Lone
 * surrogates survive because JSON escapes them.
 */
export function documentFromLine(line: Buffer): KeptDocument {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch (cause) {
    throw new VerseError({
      code: "bad-index",
      problem: "A documents file of the index is not JSON.",
      cure: "Run `verse index --full` to build it anew.",
      cause,
    });
  }
}

export const shardFromBytes = (bytes: Buffer): KeptDocument[] => linesOf(bytes).map(documentFromLine);
