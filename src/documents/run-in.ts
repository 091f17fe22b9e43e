import { numberingOf } from "./numbering.js";
import { sentencesOf } from "./sentences.js";
import type { Span } from "./span.js";
import { countWords } from "./words.js";

/** A first sentence longer than this is text, not a title. */
const LONGEST_TITLE_WORDS = 22;

/**
 * The run-in heading of a numbered clause: its first sentence where more text follows ("3. Brands. The industry ..."),
 * else its label where a word or sign numbers it ("第三条", "Article 5"). Null for other paragraphs.
 */
export function runInHeading(text: string, block: Span): Span | null {
  const numbering = numberingOf(text.slice(block.start, Math.min(block.end, block.start + 60)));
  if (numbering === null || numbering.scheme === "ordinal") return null;
  const label: Span = { start: block.start, end: block.start + numbering.length };
  if (label.end >= block.end) return null;
  const [first, second] = sentencesOf(text, block);
  const titled = first !== undefined && second !== undefined;
  if (titled && countWords(text.slice(first.start, first.end)) <= LONGEST_TITLE_WORDS) return first;
  return WORD_LABELS.has(numbering.scheme) || numbering.scheme.startsWith("第") ? label : null;
}

const WORD_LABELS: ReadonlySet<string> = new Set(["article", "section", "clause", "rule", "paragraph", "§"]);
