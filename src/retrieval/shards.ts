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

export function shardOf(id: string): string {
  const first = createHash("sha256").update(id, "utf8").digest()[0] ?? 0;
  return `documents/${(first % SHARDS).toString(16).padStart(2, "0")}.jsonl`;
}

/** Shards in order, and in each the documents by id: an order that no other document influences. */
export function toShards(documents: readonly KeptDocument[]): Map<string, KeptDocument[]> {
  const shards = new Map<string, KeptDocument[]>();
  for (const kept of documents) {
    const name = shardOf(kept.document.id);
    shards.set(name, [...(shards.get(name) ?? []), kept]);
  }
  const byId = (a: KeptDocument, b: KeptDocument): number => (a.document.id < b.document.id ? -1 : 1);
  return new Map([...shards].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => [name, of.sort(byId)]));
}

export const shardToBytes = (documents: readonly KeptDocument[]): Buffer =>
  Buffer.from(documents.map((kept) => `${JSON.stringify(kept)}\n`).join(""), "utf8");

/**
 * Reads a shard whose checksum has been verified: its bytes are what `shardToBytes` wrote. Lone surrogates survive
 * because JSON escapes them.
 */
export function shardFromBytes(bytes: Buffer): KeptDocument[] {
  const lines = bytes.toString("utf8").split("\n").slice(0, -1);
  try {
    return lines.map((line) => JSON.parse(line));
  } catch (cause) {
    throw new VerseError({
      code: "bad-index",
      problem: "A documents file of the index is not JSON.",
      cure: "Run `verse index --full` to build it anew.",
      cause,
    });
  }
}
