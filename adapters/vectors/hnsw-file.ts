import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { VerseError } from "../../src/errors.js";

export const HEADER_BYTES = 96;
const COUNT_AT = 16;
const ELEMENT_BYTES_AT = 24;
const LABEL_BYTES = 8;
export const SIZE_BYTES = 4;
/** Links of one element on the ground level: twice `m`, and their number. */
export const LINKS = 16;
/** What an element's vector lies behind. */
export const ELEMENT_LINK_BYTES = LINKS * 2 * 4 + SIZE_BYTES;

/** Of one element on the ground level: its links, its vector, its label. */
export const elementBytesOf = (dimension: number): number => ELEMENT_LINK_BYTES + dimension * 4 + LABEL_BYTES;

const damaged = (path: string, problem: string): VerseError =>
  new VerseError({
    code: "bad-index",
    problem: `The vector index ${path} ${problem}.`,
    cure: "Build it again with `verse index --full`.",
  });

/**
 * Walks an index file as hnswlib 0.8 writes it (96 bytes of header, the elements, then each element's links on the
 * higher levels with their length) and gives the number of its elements. The library itself reports no error when
 * the disk is full, and reads a file of another dimension as if it were its own. This finds a file that is cut, padded
 * or of another shape; it does not replace the checksum. Throws VerseError `bad-index`.
 */
export const checkHnswFile = (path: string, dimension: number): { elements: number; bytes: number } => {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    throw damaged(path, "is not there");
  }
  try {
    const bytes = fstatSync(file).size;
    if (bytes < HEADER_BYTES) throw damaged(path, "is cut short");
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    const elements = Number(header.readBigUInt64LE(COUNT_AT));
    const elementBytes = Number(header.readBigUInt64LE(ELEMENT_BYTES_AT));
    if (elementBytes !== elementBytesOf(dimension)) {
      throw damaged(path, "is of another shape than this program writes");
    }
    const linksAt = HEADER_BYTES + elements * elementBytes;
    if (bytes < linksAt + elements * SIZE_BYTES) throw damaged(path, "is cut short");
    const links = Buffer.alloc(bytes - linksAt);
    readSync(file, links, 0, links.length, linksAt);
    if (endOfLinks(links, elements) !== links.length)
      throw damaged(path, "has another length than it should");
    return { elements, bytes };
  } finally {
    closeSync(file);
  }
};

const endOfLinks = (links: Buffer, elements: number): number => {
  let at = 0;
  for (let element = 0; element < elements && at + SIZE_BYTES <= links.length; element += 1) {
    at += SIZE_BYTES + links.readUInt32LE(at);
  }
  return at;
};
