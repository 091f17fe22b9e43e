import { divide } from "../documents/divide.js";
import type { SourceDocument } from "../documents/document.js";
import type { DividedDocument, Passage, Sentence } from "../documents/structure.js";
import { countWords } from "../documents/words.js";

/** Small blocks of one section are joined up to about this many words. */
const JOINED_WORDS = 120;

/** An author's paragraph is the best passage there is; only a longer one than this is split. */
const LONGEST_WORDS = 320;

/** Size of the pieces of a split paragraph, in words. */
const PIECE_WORDS = 200;

/** Sentences that two pieces of one long block share. */
const OVERLAP_SENTENCES = 1;

/**
 * A document divided for searching. Passages keep to their section, never reach over boilerplate, hold whole blocks
 * while these fit into JOINED_WORDS, and cut a block above LONGEST_WORDS between sentences with an overlap.
 */
export function split(document: Pick<SourceDocument, "text" | "blocks">): DividedDocument {
  const { sections, sentences, blockOf } = divide(document);
  const passages: Passage[] = [];
  const words = sentences.map(({ start, end }) => countWords(document.text.slice(start, end)));
  const sum = (from: number, to: number): number => words.slice(from, to).reduce((a, b) => a + b, 0);
  let open: { from: number; to: number; words: number } | null = null;
  const flush = (): void => {
    if (open !== null) passages.push(passageOf(sentences, open.from, open.to));
    open = null;
  };
  for (let from = 0; from < sentences.length; ) {
    let to = from + 1;
    while (to < sentences.length && blockOf[to] === blockOf[from]) to++;
    const size = sum(from, to);
    if (open !== null && (open.words + size > JOINED_WORDS || !joins(document, sentences, blockOf, from)))
      flush();
    if (size > LONGEST_WORDS) {
      flush();
      for (const [a, b] of pieces(words, from, to)) passages.push(passageOf(sentences, a, b));
    } else if (open === null) {
      open = { from, to, words: size };
    } else {
      open = { from: open.from, to, words: open.words + size };
    }
    from = to;
  }
  flush();
  return { sections, sentences, passages };
}

/** Whether the block of sentence `at` may share a passage with the block before it. */
function joins(
  document: Pick<SourceDocument, "blocks">,
  sentences: readonly Sentence[],
  blockOf: readonly number[],
  at: number,
): boolean {
  if (sentences[at]?.section !== sentences[at - 1]?.section) return false;
  const between = document.blocks.slice((blockOf[at - 1] ?? 0) + 1, blockOf[at] ?? 0);
  return between.length === 0;
}

/** Ranges of sentences of one long block. */
function pieces(words: readonly number[], from: number, to: number): [number, number][] {
  const ranges: [number, number][] = [];
  let start = from;
  while (start < to) {
    let end = start;
    let size = 0;
    while (end < to && (end === start || size + (words[end] ?? 0) <= PIECE_WORDS)) size += words[end++] ?? 0;
    ranges.push([start, end]);
    if (end >= to) break;
    start = Math.max(start + 1, end - OVERLAP_SENTENCES);
  }
  return ranges;
}

function passageOf(sentences: readonly Sentence[], from: number, to: number): Passage {
  const first = sentences[from];
  const last = sentences[to - 1];
  if (first === undefined || last === undefined) throw new RangeError(`No sentences ${from}-${to}.`);
  return { start: first.start, end: last.end, section: first.section, firstSentence: from, endSentence: to };
}
