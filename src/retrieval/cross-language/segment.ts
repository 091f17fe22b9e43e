import type { Lexicon } from "./lexicon.js";

/** Longer dictionary entries are proverbs and titles, which nobody asks with. */
const LONGEST_WORD = 10;

/**
 * A run of Chinese cut into the fewest dictionary words (dynamic programming from the end; of two equally short cuts
 * the one with the longer first words wins). A character that no word holds stands alone.
 */
export function segment(run: string, lexicon: Pick<Lexicon, "has">): string[] {
  const characters = [...run];
  const count = characters.length;
  const fewest = new Float64Array(count + 1);
  const length = new Uint8Array(count);
  for (let start = count - 1; start >= 0; start--) {
    fewest[start] = Number.POSITIVE_INFINITY;
    for (let size = 1; size <= LONGEST_WORD && start + size <= count; size++) {
      if (size > 1 && !lexicon.has(characters.slice(start, start + size).join(""))) continue;
      const words = 1 + (fewest[start + size] ?? 0);
      if (words > (fewest[start] ?? 0)) continue;
      fewest[start] = words;
      length[start] = size;
    }
  }
  const words: string[] = [];
  for (let at = 0; at < count; at += length[at] ?? 1) {
    words.push(characters.slice(at, at + (length[at] ?? 1)).join(""));
  }
  return words;
}
