import { sentencesOf } from "../../documents/sentences.js";
import type { Span } from "../../documents/span.js";
import { countWords } from "../../documents/words.js";
import type { TextWriter } from "./text-writer.js";

/** A whole item is the opening line of the items below it up to this many words; of a longer one its last sentence. */
const MOST_WORDS = 30;

const COLON = /[:：]$/;

/**
 * The opening line of the list that begins now: the sentence before it where that ends in a colon, the item that the
 * list stands in, else the heading above, which may turn its meaning ("Not allowed", "For contractors").
 * `item` is the index of the first block of the item around the list, `heading` the last heading's span.
 */
export function openingLine(writer: TextWriter, item: number | null, heading: Span | null): Span | null {
  const last = writer.blocks.at(-1);
  const around = item === null ? undefined : writer.blocks[item];
  if (around?.kind === "bullet") {
    const spoken =
      last !== undefined && last.kind !== "heading" && last.kind !== "boilerplate" ? last : around;
    const words = last === spoken ? writer.lastWords : "";
    return COLON.test(words) || countWords(words) > MOST_WORDS
      ? lastSentence(words, spoken)
      : { start: around.start, end: around.end };
  }
  if (last?.kind === "paragraph" && COLON.test(writer.lastWords)) return lastSentence(writer.lastWords, last);
  return heading;
}

function lastSentence(words: string, block: Span): Span {
  const sentence = sentencesOf(words, { start: 0, end: words.length }).at(-1);
  if (sentence === undefined) return { start: block.start, end: block.end };
  return { start: sentence.start + block.start, end: sentence.end + block.start };
}
