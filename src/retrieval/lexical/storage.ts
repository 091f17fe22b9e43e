import { VerseError } from "../../errors.js";
import type { LexicalIndex } from "./lexical-index.js";
import { Vocabulary } from "./vocabulary.js";

/** Six arrays, each behind its length in bytes, each beginning at a multiple of 8: they are used where they lie. */
const MAGIC = 0x56_4c_58_31;

export function lexicalIndexToBytes(index: LexicalIndex): Uint8Array {
  const parts = [
    index.vocabulary.offsets,
    index.vocabulary.bytes,
    index.starts,
    index.postingRows,
    index.frequencies,
    index.lengths,
  ];
  const header = Buffer.alloc(8 + parts.length * 8);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt32LE(index.rows, 4);
  const chunks: Uint8Array[] = [header];
  parts.forEach((part, i) => {
    header.writeDoubleLE(part.byteLength, 8 + i * 8);
    chunks.push(
      new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
      new Uint8Array(padding(part.byteLength)),
    );
  });
  return Buffer.concat(chunks);
}

const padding = (length: number): number => (8 - (length % 8)) % 8;

/** Throws VerseError `bad-index` when the bytes are not an index of this version. */
export function lexicalIndexFromBytes(source: Uint8Array): LexicalIndex {
  // Typed arrays need an aligned start; a buffer from a pool may begin anywhere.
  const bytes = source.byteOffset % 8 === 0 ? source : Uint8Array.from(source);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 56 || view.getUint32(0, true) !== MAGIC) throw notAnIndex();
  let position = 56;
  const next = (i: number): { start: number; length: number } => {
    const length = view.getFloat64(8 + i * 8, true);
    const start = bytes.byteOffset + position;
    position += length + padding(length);
    if (!(length >= 0) || position > bytes.byteLength + 7) throw notAnIndex();
    return { start, length };
  };
  const u32 = (i: number): Uint32Array => {
    const { start, length } = next(i);
    return new Uint32Array(bytes.buffer, start, length / 4);
  };
  const offsets = u32(0);
  const text = next(1);
  const vocabulary = Vocabulary.stored(offsets, new Uint8Array(bytes.buffer, text.start, text.length));
  const starts = u32(2);
  const postingRows = u32(3);
  const counts = next(4);
  const frequencies = new Uint16Array(bytes.buffer, counts.start, counts.length / 2);
  const lengths = u32(5);
  return { rows: view.getUint32(4, true), vocabulary, starts, postingRows, frequencies, lengths };
}

const notAnIndex = (): VerseError =>
  new VerseError({
    code: "bad-index",
    problem: "A lexical index file cannot be read.",
    cure: "Run `verse index --full` to build it anew.",
  });
