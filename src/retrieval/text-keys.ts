import { createHash } from "node:crypto";

/** Bytes of a key: enough of a SHA-256 that no two texts ever share one. */
export const KEY_BYTES = 16;

/** One key a text, equal where the texts are equal; by them vectors are found again in the next generation. */
export function textKeys(texts: readonly string[]): Buffer {
  const keys = Buffer.alloc(texts.length * KEY_BYTES);
  texts.forEach((text, row) => {
    createHash("sha256")
      .update(text, "utf8")
      .digest()
      .copy(keys, row * KEY_BYTES, 0, KEY_BYTES);
  });
  return keys;
}

/** The row of `known` with the same key for each of `wanted`, -1 where there is none. One look at each known key. */
export function findKeys(wanted: Buffer, known: Buffer): Int32Array {
  const found = new Int32Array(wanted.length / KEY_BYTES).fill(-1);
  const byHead = new Map<number, number[]>();
  for (let row = 0; row < found.length; row++) {
    const head = wanted.readUInt32LE(row * KEY_BYTES);
    const rows = byHead.get(head);
    if (rows) rows.push(row);
    else byHead.set(head, [row]);
  }
  if (byHead.size === 0) return found;
  for (let at = 0; at < known.length; at += KEY_BYTES) {
    for (const row of byHead.get(known.readUInt32LE(at)) ?? []) {
      const start = row * KEY_BYTES;
      if (wanted.compare(known, at, at + KEY_BYTES, start, start + KEY_BYTES) === 0)
        found[row] = at / KEY_BYTES;
    }
  }
  return found;
}
