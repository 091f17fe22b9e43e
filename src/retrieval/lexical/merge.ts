import { copyKept, nextRows, type RowMoves } from "../row-moves.js";
import type { LexicalPart } from "./lexical-part.js";
import { Vocabulary } from "./vocabulary.js";

/**
 * A part of the next generation, made of the last one's and of one of the fresh rows alone (row i of which is row
 * `moves.fresh[i]`): equal, byte for byte, to one built of all rows. A term that no row holds any more is gone.
 */
export function mergeLexical(last: LexicalPart, fresh: LexicalPart, moves: RowMoves): LexicalPart {
  const next = nextRows(moves, last.rows);
  const growing = emptyIndex(last, fresh);
  let term = 0;
  for (let freshTerm = 0; freshTerm < fresh.vocabulary.size; freshTerm++) {
    const { at, found } = last.vocabulary.placeOf(fresh.vocabulary.slice(freshTerm));
    keepTerms(growing, last, [term, at], next);
    const before = growing.postings;
    if (found) appendKept(growing, last, at, next);
    const kept = growing.postings;
    appendFresh(growing, fresh, freshTerm, moves.fresh);
    mergeTail(growing, before, kept);
    endTerm(growing, fresh, freshTerm);
    term = found ? at + 1 : at;
  }
  keepTerms(growing, last, [term, last.vocabulary.size], next);
  const lengths = new Uint32Array(moves.rows);
  copyKept(last.lengths, lengths, moves, 1);
  moves.fresh.forEach((row, i) => {
    lengths[row] = fresh.lengths[i] ?? 0;
  });
  const { offsets, bytes, starts, rows, frequencies, terms, postings } = growing;
  return {
    rows: moves.rows,
    vocabulary: Vocabulary.stored(offsets.subarray(0, terms + 1), bytes.subarray(0, offsets[terms])),
    starts: starts.subarray(0, terms + 1),
    postingRows: rows.subarray(0, postings),
    frequencies: frequencies.subarray(0, postings),
    lengths,
  };
}

interface GrowingIndex {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly frequencies: Uint16Array;
  terms: number;
  postings: number;
}

/** With room for everything that can come. */
function emptyIndex(last: LexicalPart, fresh: LexicalPart): GrowingIndex {
  const terms = last.vocabulary.size + fresh.vocabulary.size + 1;
  const postings = last.postingRows.length + fresh.postingRows.length;
  return {
    offsets: new Uint32Array(terms),
    bytes: new Uint8Array(last.vocabulary.bytes.length + fresh.vocabulary.bytes.length),
    starts: new Uint32Array(terms),
    rows: new Uint32Array(postings),
    frequencies: new Uint16Array(postings),
    terms: 0,
    postings: 0,
  };
}

/** The terms from the first of `range` until before its second. */
function keepTerms(
  to: GrowingIndex,
  last: LexicalPart,
  [from, end]: readonly [number, number],
  next: Int32Array,
): void {
  for (let term = from; term < end; term++) {
    const before = to.postings;
    appendKept(to, last, term, next);
    if (to.postings > before) endTerm(to, last, term);
  }
}

function appendKept(to: GrowingIndex, from: LexicalPart, term: number, next: Int32Array): void {
  const { postingRows, frequencies } = from;
  const end = from.starts[term + 1] ?? 0;
  let at = to.postings;
  for (let i = from.starts[term] ?? 0; i < end; i++) {
    const row = next[postingRows[i] ?? 0] ?? -1;
    if (row < 0) continue;
    to.rows[at] = row;
    to.frequencies[at++] = frequencies[i] ?? 0;
  }
  to.postings = at;
}

function appendFresh(to: GrowingIndex, from: LexicalPart, term: number, rows: Uint32Array): void {
  const end = from.starts[term + 1] ?? 0;
  for (let i = from.starts[term] ?? 0; i < end; i++) {
    to.rows[to.postings] = rows[from.postingRows[i] ?? 0] ?? 0;
    to.frequencies[to.postings++] = from.frequencies[i] ?? 0;
  }
}

/** The postings written since the last term are those of this one. */
function endTerm(to: GrowingIndex, { vocabulary }: LexicalPart, term: number): void {
  const { bytes, offsets } = vocabulary;
  let at = to.offsets[to.terms] ?? 0;
  for (let i = offsets[term] ?? 0; i < (offsets[term + 1] ?? 0); i++) to.bytes[at++] = bytes[i] ?? 0;
  to.terms++;
  to.offsets[to.terms] = at;
  to.starts[to.terms] = to.postings;
}

/**
 * Puts the postings from `start` on, which are an ascending run and behind it another from `middle` on, in the order of
 * their rows. From behind, so that only what lies after the first new row is moved.
 */
function mergeTail({ rows, frequencies, postings }: GrowingIndex, start: number, middle: number): void {
  const freshRows = rows.slice(middle, postings);
  const freshFrequencies = frequencies.slice(middle, postings);
  let kept = middle - 1;
  let to = postings - 1;
  for (let fresh = freshRows.length - 1; fresh >= 0; to--) {
    const row = freshRows[fresh] ?? 0;
    if (kept >= start && (rows[kept] ?? 0) > row) {
      rows[to] = rows[kept] ?? 0;
      frequencies[to] = frequencies[kept] ?? 0;
      kept--;
    } else {
      rows[to] = row;
      frequencies[to] = freshFrequencies[fresh] ?? 0;
      fresh--;
    }
  }
}
