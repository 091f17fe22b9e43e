import { EVERYDAY_TABLE } from "./everyday-table.js";

let known: ReadonlyMap<string, number> | null = null;

/**
 * How much an English term counts in a question by its rarity in general English, 0.3 to 1: "get" is rare in a small corpus
 * of formal text, and says little there all the same. In steps of a tenth.
 */
export function backgroundWeight(term: string): number {
  known ??= new Map(
    EVERYDAY_TABLE.flatMap(([weight, terms]) => terms.split(" ").map((each) => [each, weight] as const)),
  );
  return known.get(term) ?? 1;
}
