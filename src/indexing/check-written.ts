import { VerseError } from "../errors.js";
import type { FileContents, Generation } from "../generations/generation-store.js";
import { shardFromBytes, shardName } from "../retrieval/shards.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import type { Arrangement } from "./arrange.js";
import { storedLexicalIndexes } from "./open-library.js";
import { REGISTER_FILE, type Registered, registeredCount, shardRanges } from "./register.js";
import { denseIndexOf, storedVectors } from "./vector-files.js";

/**
 * Opens what was written, as it was read back from the disk. Throws VerseError `bad-index` where its parts do not fit
 * together.
 */
export async function checkWritten(
  generation: Generation,
  files: FileContents,
  { register, passages, sentences }: Arrangement,
  graph: GraphPort | null,
): Promise<void> {
  const { documents } = register;
  requireEqual("registered documents", registeredCount(generation.bytes(REGISTER_FILE)), documents.length);
  const lexical = storedLexicalIndexes(generation);
  requireEqual("indexed passages", lexical.passages.rows, passages.rows);
  requireEqual("indexed sentences", lexical.sentences.rows, sentences.rows);
  for (const [shard, { first, count }] of shardRanges(register)) {
    const name = shardName(shard);
    // One that is linked was read back when it was written.
    if (!(files.get(name) instanceof Uint8Array)) continue;
    const kept = shardFromBytes(generation.bytes(name));
    requireEqual(`documents in ${name}`, kept.length, count);
    const inShard = kept.reduce((sum, { divided }) => sum + divided.passages.length, 0);
    const registered = sumOf(documents.slice(first, first + count), "passages");
    requireEqual(`passages in ${name}`, inShard, registered);
  }
  const stored = storedVectors(generation, { passages: passages.rows, sentences: sentences.rows });
  if (stored && graph) await denseIndexOf(stored, graph);
}

const sumOf = (documents: readonly Registered[], what: "passages" | "sentences"): number =>
  documents.reduce((sum, one) => sum + one[what], 0);

function requireEqual(what: string, got: number, expected: number): void {
  if (got === expected) return;
  throw new VerseError({
    code: "bad-index",
    problem: `The new generation has another number of ${what}.`,
    expected: String(expected),
    got: String(got),
    cure: "Run `verse index --full` to build it anew.",
  });
}
