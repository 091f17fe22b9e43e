import { nextRows, type RowMoves } from "../row-moves.js";
import type { LexicalIndex } from "./lexical-index.js";
import { VocabularyWriter } from "./vocabulary-writer.js";

/**
 * The index of the next generation, made of the last one's and of an index of the fresh rows alone (row i of which is
 * row `moves.fresh[i]`): equal, byte for byte, to one built of all rows. A term that no row holds any more is gone.
 */
export function mergeLexical(last: LexicalIndex, fresh: LexicalIndex, moves: RowMoves): LexicalIndex {
  const next = nextRows(moves, last.rows);
  const most = last.postingRows.length + fresh.postingRows.length;
  const postingRows = new Uint32Array(most);
  const frequencies = new Uint16Array(most);
  const starts = [0];
  const vocabulary = new VocabularyWriter();
  let position = 0;
  const insertion = insertionPlaces(last, fresh);
  let f = 0;
  for (let t = 0; t <= last.vocabulary.size; t++) {
    // Fresh terms that come before term t of the last vocabulary, or are it.
    let same = -1;
    while (f < fresh.vocabulary.size && insertion.places[f] === t) {
      if (insertion.equal[f] === 1) {
        same = f++;
        break;
      }
      vocabulary.add(fresh.vocabulary, f);
      position = mergePostings(0, 0, f++);
      starts.push(position);
    }
    if (t === last.vocabulary.size) break;
    const end = mergePostings(last.starts[t] ?? 0, last.starts[t + 1] ?? 0, same);
    if (end === position) continue;
    position = end;
    vocabulary.add(last.vocabulary, t);
    starts.push(position);
  }
  return {
    rows: moves.rows,
    vocabulary: vocabulary.finish(),
    starts: Uint32Array.from(starts),
    postingRows: postingRows.slice(0, position),
    frequencies: frequencies.slice(0, position),
    lengths: mergedLengths(last, fresh, moves),
  };

  /** Writes the postings `from`-`to` of the last index and those of a fresh term (-1: none) by ascending row. */
  function mergePostings(from: number, to: number, freshTerm: number): number {
    let at = position;
    let g = freshTerm < 0 ? 0 : (fresh.starts[freshTerm] ?? 0);
    const gEnd = freshTerm < 0 ? 0 : (fresh.starts[freshTerm + 1] ?? 0);
    let freshRow = g < gEnd ? (moves.fresh[fresh.postingRows[g] ?? 0] ?? 0) : moves.rows;
    for (let i = from; i < to; i++) {
      const row = next[last.postingRows[i] ?? 0] ?? -1;
      if (row < 0) continue;
      while (freshRow < row) takeFresh();
      postingRows[at] = row;
      frequencies[at++] = last.frequencies[i] ?? 0;
    }
    while (g < gEnd) takeFresh();
    return at;

    function takeFresh(): void {
      postingRows[at] = freshRow;
      frequencies[at++] = fresh.frequencies[g++] ?? 0;
      freshRow = g < gEnd ? (moves.fresh[fresh.postingRows[g] ?? 0] ?? 0) : moves.rows;
    }
  }
}

/** For each fresh term, the number of the first term of the last vocabulary that is not before it. */
function insertionPlaces(
  { vocabulary }: LexicalIndex,
  fresh: LexicalIndex,
): { places: Uint32Array; equal: Uint8Array } {
  const { size } = fresh.vocabulary;
  const places = new Uint32Array(size);
  const equal = new Uint8Array(size);
  for (let f = 0; f < size; f++) {
    const place = vocabulary.placeOf(fresh.vocabulary.slice(f));
    places[f] = place.at;
    equal[f] = place.found ? 1 : 0;
  }
  return { places, equal };
}

function mergedLengths(last: LexicalIndex, fresh: LexicalIndex, moves: RowMoves): Uint32Array {
  const lengths = new Uint32Array(moves.rows);
  for (const { from, to, count } of moves.runs) lengths.set(last.lengths.subarray(from, from + count), to);
  moves.fresh.forEach((row, i) => {
    lengths[row] = fresh.lengths[i] ?? 0;
  });
  return lengths;
}
