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
  /** Term frequency, at most MAX_FREQUENCY; with HEADING_ONLY where the row itself does not say the term. */
  readonly frequencies: Uint16Array;
  /** Terms that a row says itself, and of those above it the ones that it says too. */
  readonly lengths: Uint32Array;
}

/** Marks the frequency of a term that only the headings above a row say. */
export const HEADING_ONLY = 0x8000;
export const MAX_FREQUENCY = HEADING_ONLY - 1;

/**
 * Indexes rows, each given as its terms in order, and the terms of the headings above it. What headings alone
 * say is found, but makes a row no longer and a term no commoner: they repeat themselves over every row below.
 */
export function buildLexicalPart(
  rows: Iterable<readonly string[]>,
  headings: readonly (readonly string[])[] = [],
): LexicalPart {
  const ids = new Map<string, number>();
  const lists: { rows: number[]; frequencies: number[] }[] = [];
  const lengths: number[] = [];
  const note = (term: string, row: number, mark: number): void => {
    let id = ids.get(term);
    if (id === undefined) {
      id = lists.length;
      ids.set(term, id);
      lists.push({ rows: [], frequencies: [] });
    }
    const list = lists[id] as { rows: number[]; frequencies: number[] };
    const last = list.rows.length - 1;
    if (list.rows[last] === row) {
      const before = list.frequencies[last] ?? 0;
      list.frequencies[last] = Math.min(MAX_FREQUENCY, (before & MAX_FREQUENCY) + 1) | (before & mark);
    } else {
      list.rows.push(row);
      list.frequencies.push(1 | mark);
    }
  };
  for (const terms of rows) {
    const row = lengths.length;
    const saying = new Set(terms);
    const above = headings[row] ?? [];
    lengths.push(terms.length + above.filter((term) => saying.has(term)).length);
    for (const term of above) note(term, row, HEADING_ONLY);
    for (const term of terms) note(term, row, 0);
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
