import { VerseError } from "../../errors.js";
import { packParts, unpackParts } from "../packed.js";
import type { LexicalIndex } from "./lexical-index.js";
import { Vocabulary } from "./vocabulary.js";

const MARK = 0x56_4c_58_31;
const PARTS = 6;

export const lexicalIndexToBytes = (index: LexicalIndex): Uint8Array =>
  packParts(MARK, index.rows, [
    index.vocabulary.offsets,
    index.vocabulary.bytes,
    index.starts,
    index.postingRows,
    index.frequencies,
    index.lengths,
  ]);

/** Throws VerseError `bad-index` when the bytes are not an index of this version. */
export function lexicalIndexFromBytes(source: Uint8Array): LexicalIndex {
  const unpacked = unpackParts(MARK, PARTS, source);
  if (unpacked === null) throw notAnIndex();
  return {
    rows: unpacked.count,
    vocabulary: Vocabulary.stored(unpacked.u32(0), unpacked.bytes(1)),
    starts: unpacked.u32(2),
    postingRows: unpacked.u32(3),
    frequencies: unpacked.u16(4),
    lengths: unpacked.u32(5),
  };
}

const notAnIndex = (): VerseError =>
  new VerseError({
    code: "bad-index",
    problem: "A lexical index file cannot be read.",
    cure: "Run `verse index --full` to build it anew.",
  });
