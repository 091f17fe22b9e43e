import type { LexicalIndex } from "./lexical-index.js";
import { documentFrequency, type Scope } from "./scope.js";

/** Shorter words have too many neighbours for a repair to mean anything. */
const MIN_LENGTH = 4;
const MAX_REPAIRS = 2;
export const REPAIR_WEIGHT = 0.8;

/**
 * Known terms one edit (insert, delete, replace, swap of neighbours) from an unknown one, with the same first letter,
 * the most frequent first. Only terms of allowed rows are considered: a typo must not be repaired with a word that
 * the asker may not know of.
 */
export function repairTypo(index: LexicalIndex, scope: Scope, term: string): string[] {
  const first = term[0];
  if (term.length < MIN_LENGTH || first === undefined || !/^\p{L}+$/u.test(term)) return [];
  const found: { term: string; frequency: number }[] = [];
  for (const candidate of neighbours(index, first, term)) {
    const frequency = documentFrequency(index, scope, candidate);
    if (frequency > 0) found.push({ term: candidate, frequency });
  }
  found.sort((a, b) => b.frequency - a.frequency || (a.term < b.term ? -1 : 1));
  return found.slice(0, MAX_REPAIRS).map((repair) => repair.term);
}

function neighbours({ parts }: LexicalIndex, first: string, term: string): Set<string> {
  const target = Buffer.from(term, "utf8");
  const found = new Set<string>();
  for (const { part } of parts) {
    const { vocabulary } = part;
    const [from, to] = vocabulary.startingWith(first);
    for (let id = from; id < to; id++) {
      if (!mayBeNear(vocabulary.slice(id), target)) continue;
      const candidate = vocabulary.term(id);
      if (oneEditApart(term, candidate)) found.add(candidate);
    }
  }
  return found;
}

/** Whether terms in UTF-8 may be one edit apart: nearly all are not, and are told from it without a string of each. */
function mayBeNear(a: Uint8Array, b: Uint8Array): boolean {
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  // Two characters at most, of four bytes at most each.
  if (longest - head - tail <= 2) return true;
  return longest - head - tail <= 8 && (isBeyondAscii(a, head, tail) || isBeyondAscii(b, head, tail));
}

function isBeyondAscii(bytes: Uint8Array, head: number, tail: number): boolean {
  for (let i = head; i < bytes.length - tail; i++) if ((bytes[i] ?? 0) > 127) return true;
  return false;
}

/** Damerau's four kinds of single error (F. Damerau, CACM 7(3), 1964). */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const longest = Math.min(a.length, b.length) - head;
  while (tail < longest && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const left = a.length - head - tail;
  const right = b.length - head - tail;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
}
