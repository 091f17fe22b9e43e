import { remembering } from "./remembering.js";
import { SYNONYM_TABLE } from "./synonym-table.js";

/**
 * Terms of English words that mean the same as the term's words in the sense they most often have (WordNet 3.1); at
 * most 8. The table is searched as it stands: a question has few words, and making a map of it would cost each process more.
 */
export const synonymsOf = remembering<readonly string[]>((term) => {
  // Binary search between two bars: entries stand in the order of their terms.
  let low = 0;
  let high = SYNONYM_TABLE.length - 1;
  while (low < high) {
    const bar = SYNONYM_TABLE.lastIndexOf("|", (low + high) >>> 1);
    const space = SYNONYM_TABLE.indexOf(" ", bar);
    const end = SYNONYM_TABLE.indexOf("|", space);
    const entry = SYNONYM_TABLE.slice(bar + 1, space);
    if (entry === term) return SYNONYM_TABLE.slice(space + 1, end).split(" ");
    if (entry < term) low = end;
    else high = bar;
  }
  return [];
}, 10_000);
