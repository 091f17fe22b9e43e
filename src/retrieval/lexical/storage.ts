import { VerseError } from "../../errors.js";
import { type PackedPart, packParts, type Unpacked, unpackParts } from "../packed.js";
import type { LexicalPart } from "./lexical-part.js";
import { Vocabulary } from "./vocabulary.js";

/** The passages of some documents and the sentences of the same ones, which are written and read together. */
export interface LexicalParts {
  readonly passages: LexicalPart;
  readonly sentences: LexicalPart;
}

const MARK = 0x56_4c_58_32;
const ARRAYS = 6;

export const lexicalPartsToBytes = ({ passages, sentences }: LexicalParts): Buffer =>
  packParts(MARK, passages.rows, [...arraysOf(passages), ...arraysOf(sentences)]);

const arraysOf = (part: LexicalPart): PackedPart[] => [
  part.vocabulary.offsets,
  part.vocabulary.bytes,
  part.starts,
  part.postingRows,
  part.frequencies,
  part.lengths,
];

/** Throws VerseError `bad-index` when the bytes are no parts of an index of this version. */
export function lexicalPartsFromBytes(source: Uint8Array): LexicalParts {
  const unpacked = unpackParts(MARK, 2 * ARRAYS, source);
  if (unpacked === null) throw notAnIndex();
  return { passages: partAt(unpacked, 0), sentences: partAt(unpacked, ARRAYS) };
}

function partAt(unpacked: Unpacked, at: number): LexicalPart {
  const lengths = unpacked.u32(at + 5);
  return {
    rows: lengths.length,
    vocabulary: Vocabulary.stored(unpacked.u32(at), unpacked.bytes(at + 1)),
    starts: unpacked.u32(at + 2),
    postingRows: unpacked.u32(at + 3),
    frequencies: unpacked.u16(at + 4),
    lengths,
  };
}

const notAnIndex = (): VerseError =>
  new VerseError({
    code: "bad-index",
    problem: "A lexical index file cannot be read.",
    cure: "Run `verse index --full` to build it anew.",
  });
