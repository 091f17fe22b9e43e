import type { LexicalIndex } from "./lexical-index.js";
import { frequenciesFrom, type Scope } from "./scope.js";

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
  for (const [candidate, frequency] of frequenciesFrom(index, scope, first))
    if (oneEditApart(term, candidate)) found.push({ term: candidate, frequency });
  found.sort((a, b) => b.frequency - a.frequency || (a.term < b.term ? -1 : 1));
  return found.slice(0, MAX_REPAIRS).map((repair) => repair.term);
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
