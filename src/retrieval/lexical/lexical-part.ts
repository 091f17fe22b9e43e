import { Vocabulary } from "./vocabulary.js";

/**
 * Neighbouring rows of an inverted index, on typed arrays. A row is whatever is indexed: a passage, or a sentence.
 * Postings of term t are `postingRows[starts[t] .. starts[t + 1])`, rows ascending from 0 at the part's first one, with
 * their term frequencies beside them.
 */
export interface LexicalPart {
  readonly rows: number;
  readonly vocabulary: Vocabulary;
  /** `vocabulary.size + 1` positions in the postings. */
  readonly starts: Uint32Array;
  readonly postingRows: Uint32Array;
  /** Term frequency, at most 65,535. */
  readonly frequencies: Uint16Array;
  /** Terms a row. */
  readonly lengths: Uint32Array;
}

/** Indexes rows, each given as its terms in order. */
export function buildLexicalPart(rows: Iterable<readonly string[]>): LexicalPart {
  const ids = new Map<string, number>();
  const lists: { rows: number[]; frequencies: number[] }[] = [];
  const lengths: number[] = [];
  for (const terms of rows) {
    const row = lengths.length;
    lengths.push(terms.length);
    for (const term of terms) {
      let id = ids.get(term);
      if (id === undefined) {
        id = lists.length;
        ids.set(term, id);
        lists.push({ rows: [], frequencies: [] });
      }
      const list = lists[id] as { rows: number[]; frequencies: number[] };
      const last = list.rows.length - 1;
      if (list.rows[last] === row)
        list.frequencies[last] = Math.min(65_535, (list.frequencies[last] ?? 0) + 1);
      else {
        list.rows.push(row);
        list.frequencies.push(1);
      }
    }
  }
  return pack(ids, lists, lengths);
}

function pack(
  ids: ReadonlyMap<string, number>,
  lists: readonly { rows: number[]; frequencies: number[] }[],
  lengths: readonly number[],
): LexicalPart {
  const vocabulary = Vocabulary.of(ids.keys());
  const starts = new Uint32Array(vocabulary.size + 1);
  const total = lists.reduce((sum, list) => sum + list.rows.length, 0);
  const postingRows = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  let position = 0;
  for (let id = 0; id < vocabulary.size; id++) {
    const list = lists[ids.get(vocabulary.term(id)) ?? -1];
    if (list) {
      postingRows.set(list.rows, position);
      frequencies.set(list.frequencies, position);
      position += list.rows.length;
    }
    starts[id + 1] = position;
  }
  return {
    rows: lengths.length,
    vocabulary,
    starts,
    postingRows,
    frequencies,
    lengths: Uint32Array.from(lengths),
  };
}
