import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { ELEMENT_LINK_BYTES, elementBytesOf, HEADER_BYTES, LINKS, SIZE_BYTES } from "./hnsw-file.js";

/** Of an element's first four bytes: how many links it has, and whether it is marked as deleted. */
const MARK_AT = 2;
const DELETED = 1;
/** Elements read at a time. */
const BLOCK = 1024;

/**
 * Writes the vector of the nearest linked element that is not deleted over every deleted one's, zeros where there is
 * none: a vector tells what its text said, and a withdrawn text may leave no trace. All are done anew each time, as
 * an element whose vector was lent may be gone by now. Takes a file that `checkHnswFile` has found whole; gives the
 * number of deleted elements. Zeros everywhere would cut the graph: of 11,000 sentences, a quarter withdrawn subject by
 * subject, searches found .925 of their neighbours then, and with this as many as before.
 */
export const overwriteDeleted = (path: string, dimension: number, elements: number): number => {
  const width = elementBytesOf(dimension);
  const block = Buffer.alloc(Math.min(elements, BLOCK) * width);
  const linked = Buffer.alloc(width);
  const file = openSync(path, "r+");
  const startOf = (element: number): number => HEADER_BYTES + element * width;
  const vectorIn = ({ buffer, byteOffset }: Buffer, at: number): Float32Array =>
    new Float32Array(buffer, byteOffset + at + ELEMENT_LINK_BYTES, dimension);
  const linkedVector = vectorIn(linked, 0);

  const nearestKept = (vector: Float32Array, links: readonly number[]): Float32Array => {
    let nearest = new Float32Array(dimension);
    let most = Number.NEGATIVE_INFINITY;
    for (const link of links) {
      readSync(file, linked, 0, width, startOf(link));
      if (isDeleted(linked, 0)) continue;
      const near = dot(vector, linkedVector);
      if (near <= most) continue;
      most = near;
      nearest = linkedVector.slice();
    }
    return nearest;
  };

  let overwritten = 0;
  try {
    for (let first = 0; first < elements; first += BLOCK) {
      const count = Math.min(BLOCK, elements - first);
      readSync(file, block, 0, count * width, startOf(first));
      for (let i = 0; i < count; i += 1) {
        const at = i * width;
        if (!isDeleted(block, at)) continue;
        const links = linksOf(block, at).filter((link) => link < elements);
        const lent = nearestKept(vectorIn(block, at), links);
        writeSync(file, lent, 0, lent.byteLength, startOf(first + i) + ELEMENT_LINK_BYTES);
        overwritten += 1;
      }
    }
  } finally {
    closeSync(file);
  }
  return overwritten;
};

const isDeleted = (bytes: Buffer, at: number): boolean => ((bytes[at + MARK_AT] ?? 0) & DELETED) !== 0;

/** On the ground level, where every element is. */
const linksOf = (bytes: Buffer, at: number): number[] =>
  Array.from({ length: Math.min(bytes.readUInt16LE(at), 2 * LINKS) }, (_, i) =>
    bytes.readUInt32LE(at + SIZE_BYTES * (i + 1)),
  );

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
