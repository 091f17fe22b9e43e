import { buildLexicalPart, type LexicalPart } from "./lexical-part.js";

/**
 * An inverted index in parts, each of neighbouring rows: a re-index writes the parts in which something has changed and
 * leaves the others as they are. What is counted is counted over all parts, so that no score tells where one ends.
 */
export interface LexicalIndex {
  readonly rows: number;
  readonly parts: readonly PlacedPart[];
  /** Terms a row, as in its part. */
  readonly lengths: Uint32Array;
}

export interface PlacedPart {
  /** The index's row that is row 0 of the part. */
  readonly first: number;
  readonly part: LexicalPart;
}

/** The rows of a term in one part: postings `start` to `end`, exclusive. */
export interface Postings extends PlacedPart {
  readonly start: number;
  readonly end: number;
}

/** The rows of a term, ascending over all its postings. */
export function postingsOf({ parts }: LexicalIndex, term: string): Postings[] {
  const bytes = Buffer.from(term, "utf8");
  const postings: Postings[] = [];
  for (const { first, part } of parts) {
    const { at, found } = part.vocabulary.placeOf(bytes);
    if (found) postings.push(postingsAt(first, part, at));
  }
  return postings;
}

export const postingsAt = (first: number, part: LexicalPart, id: number): Postings => ({
  first,
  part,
  start: part.starts[id] ?? 0,
  end: part.starts[id + 1] ?? 0,
});

/** `parts` in the order of their rows. */
export function lexicalIndexOf(parts: readonly LexicalPart[]): LexicalIndex {
  const placed: PlacedPart[] = [];
  let rows = 0;
  for (const part of parts) {
    placed.push({ first: rows, part });
    rows += part.rows;
  }
  const lengths = new Uint32Array(rows);
  for (const { first, part } of placed) lengths.set(part.lengths, first);
  return { rows, parts: placed, lengths };
}

/** An index of one part; each row is given as its terms in order, and the terms of the headings above it. */
export const buildLexicalIndex = (
  rows: Iterable<readonly string[]>,
  headings: readonly (readonly string[])[] = [],
): LexicalIndex => lexicalIndexOf([buildLexicalPart(rows, headings)]);
