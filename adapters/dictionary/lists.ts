import { Vocabulary } from "../../src/retrieval/lexical/vocabulary.js";

/** Numbers filed under words: `items[starts[w] .. starts[w + 1])` belong to word w of the vocabulary. */
export interface Lists {
  readonly words: Vocabulary;
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

export function listsOf(filed: ReadonlyMap<string, readonly number[]>): Lists {
  const words = Vocabulary.of(filed.keys());
  const starts = new Uint32Array(words.size + 1);
  const items: number[] = [];
  for (let w = 0; w < words.size; w++) {
    for (const item of filed.get(words.term(w)) ?? []) items.push(item);
    starts[w + 1] = items.length;
  }
  return { words, starts, items: Uint32Array.from(items) };
}

export function listed({ words, starts, items }: Lists, word: string): Uint32Array {
  const w = words.find(word);
  return w < 0 ? items.subarray(0, 0) : items.subarray(starts[w], starts[w + 1]);
}
