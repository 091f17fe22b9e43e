import { PUBLIC } from "../documents/audience.js";
import { VerseError } from "../errors.js";
import type { Generation } from "../generations/generation-store.js";
import type { FileStamp } from "../reading/file-stamp.js";
import { idOf } from "../reading/read-document.js";
import { packParts, type Unpacked, unpackParts } from "../retrieval/packed.js";
import { documentFromLine, type KeptDocument, linesOf, shardName, shardOf } from "../retrieval/shards.js";

/** Name of the file. */
export const REGISTER_FILE = "register.bin";

/** What the next run must know of a document without opening it. */
export interface Registered {
  readonly id: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly stamp: FileStamp | null;
  readonly shard: number;
  readonly passages: number;
  readonly sentences: number;
  readonly warnings: readonly string[];
  /** Null where an older version did not note it. */
  readonly audience: string | null;
}

export interface Register {
  /** Fingerprint of the catalogue; "" where it is not known. */
  readonly catalogue: string;
  /** In their stored order. */
  readonly documents: readonly Registered[];
}

export const EMPTY_REGISTER: Register = { catalogue: "", documents: [] };

const MARK = 0x56_52_47_31;
const PARTS = 7;
const STAMP_FIELDS = 4;
/** No path of any system holds it. */
const BETWEEN_PATHS = "\0";
const FINGERPRINT_DIGITS = 64;

const NO_WARNINGS: readonly string[] = [];

/** What is not worth a column. */
interface Rest {
  readonly catalogue: string;
  readonly warnings: readonly (readonly [document: number, warnings: readonly string[]])[];
  /** Of those that are not public; absent in registers of older versions. */
  readonly audiences?: readonly (readonly [document: number, audience: string | null])[];
}

export const registeredOf = (kept: KeptDocument, stamp: FileStamp | null): Registered => ({
  id: kept.document.id,
  path: kept.path,
  fingerprint: kept.fingerprint,
  stamp,
  shard: shardOf(kept.document.id),
  passages: kept.divided.passages.length,
  sentences: kept.divided.sentences.length,
  warnings: kept.warnings,
  audience: kept.document.metadata.audience,
});

export function registerToBytes({ catalogue, documents }: Register): Uint8Array {
  const { length } = documents;
  const stamps = new Float64Array(length * STAMP_FIELDS);
  const passages = new Uint32Array(length);
  const sentences = new Uint32Array(length);
  const shards = new Uint8Array(length);
  const fingerprints: string[] = [];
  const paths: string[] = [];
  const warnings: Rest["warnings"][number][] = [];
  const audiences: [document: number, audience: string | null][] = [];
  let d = 0;
  for (const document of documents) {
    putStamp(stamps, d * STAMP_FIELDS, document.stamp);
    passages[d] = document.passages;
    sentences[d] = document.sentences;
    shards[d] = document.shard;
    fingerprints.push(document.fingerprint);
    paths.push(document.path);
    if (document.warnings.length > 0) warnings.push([d, document.warnings]);
    if (document.audience !== PUBLIC) audiences.push([d, document.audience]);
    d++;
  }
  const rest: Rest = { catalogue, warnings, audiences };
  return packParts(MARK, length, [
    stamps,
    passages,
    sentences,
    shards,
    Buffer.from(fingerprints.join(""), "hex"),
    Buffer.from(paths.join(BETWEEN_PATHS), "utf8"),
    Buffer.from(JSON.stringify(rest), "utf8"),
  ]);
}

function putStamp(stamps: Float64Array, at: number, stamp: FileStamp | null): void {
  // NaN equals nothing: a document without a stamp is read.
  stamps[at] = stamp?.size ?? Number.NaN;
  stamps[at + 1] = stamp?.modified ?? Number.NaN;
  stamps[at + 2] = stamp?.changed ?? Number.NaN;
  stamps[at + 3] = stamp?.inode ?? Number.NaN;
}

function unpacked(bytes: Uint8Array): Unpacked {
  const parts = unpackParts(MARK, PARTS, bytes);
  if (parts !== null) return parts;
  throw new VerseError({
    code: "bad-index",
    problem: "The register of the index cannot be read.",
    cure: "Run `verse index --full` to build it anew.",
  });
}

/** How many documents a register tells of. Throws VerseError `bad-index`. */
export const registeredCount = (bytes: Uint8Array): number => unpacked(bytes).count;

/** Throws VerseError `bad-index`; the checksum of the bytes has been verified. */
export function registerFromBytes(bytes: Uint8Array): Register {
  const parts = unpacked(bytes);
  const rest: Rest = JSON.parse(Buffer.from(parts.bytes(6)).toString("utf8"));
  const stamps = parts.f64(0);
  const [passages, sentences, shards] = [parts.u32(1), parts.u32(2), parts.bytes(3)];
  const fingerprints = Buffer.from(parts.bytes(4)).toString("hex");
  const paths = Buffer.from(parts.bytes(5)).toString("utf8").split(BETWEEN_PATHS);
  const warnings = new Map(rest.warnings);
  const audiences = rest.audiences && new Map(rest.audiences);
  const documents: Registered[] = [];
  for (let d = 0; d < parts.count; d++) {
    const path = paths[d] ?? "";
    documents.push({
      id: idOf(path),
      path,
      fingerprint: fingerprints.slice(d * FINGERPRINT_DIGITS, (d + 1) * FINGERPRINT_DIGITS),
      stamp: stampAt(stamps, d * STAMP_FIELDS),
      shard: shards[d] ?? 0,
      passages: passages[d] ?? 0,
      sentences: sentences[d] ?? 0,
      warnings: warnings.get(d) ?? NO_WARNINGS,
      audience: audiences?.has(d) ? (audiences.get(d) ?? null) : audiences ? PUBLIC : null,
    });
  }
  return { catalogue: rest.catalogue, documents };
}

const stampAt = (stamps: Float64Array, at: number): FileStamp | null => {
  const size = stamps[at] ?? Number.NaN;
  if (Number.isNaN(size)) return null;
  return { size, modified: stamps[at + 1] ?? 0, changed: stamps[at + 2] ?? 0, inode: stamps[at + 3] ?? 0 };
};

/** Neighbours in a register that belong together. */
export interface PlaceRange {
  readonly first: number;
  readonly count: number;
}

/** By the number of what neighbours belong to. */
export function rangesBy(
  documents: readonly Registered[],
  of: (document: Registered) => number,
): Map<number, PlaceRange> {
  const ranges = new Map<number, { first: number; count: number }>();
  documents.forEach((document, place) => {
    const number = of(document);
    const range = ranges.get(number);
    if (range) range.count++;
    else ranges.set(number, { first: place, count: 1 });
  });
  return ranges;
}

/** By the shard's number. */
export const shardRanges = ({ documents }: Pick<Register, "documents">): Map<number, PlaceRange> =>
  rangesBy(documents, ({ shard }) => shard);

/** A document of a generation, by its place in the register. */
export function documentAt(generation: Generation, register: Register, place: number): KeptDocument {
  const shard = register.documents[place]?.shard ?? 0;
  const first = shardRanges(register).get(shard)?.first ?? 0;
  const line = linesOf(generation.bytes(shardName(shard)))[place - first];
  if (line === undefined) throw new RangeError(`No document ${place} in shard ${shard}.`);
  return documentFromLine(line);
}
