import type { SourceDocument } from "./document.js";
import type { Span } from "./span.js";
import type { DividedDocument, Sentence } from "./structure.js";

/** Words that point back to the sentence before; without it nobody knows what is meant. */
const POINTS_BACK =
  /^(?:It|Its|This|These|That|Those|They|Their|Them|Such|However|Otherwise|Therefore|Thus|Hence|Instead|In that case|In this case|In such cases?|The same|The latter|Then|Nevertheless|But|And|Or|He|She|Both|Neither)\b(?! (?:is|are) (?:necessary|important|recommended|prohibited|forbidden|allowed) (?:to|that)\b)|^(?:其中?|该|此|这|那|他们|它们?|但是?|然而|否则|因此|上述|前款)/;
/** Only white space stands between the two; a heading or another list does not. */
const FARTHEST = 4;
/** A longer sentence before would hide the quote below it. */
const LONGEST = 400;

/**
 * What has to be read before a sentence: its own opening line, else the sentence before where it points back to that
 * one ("It", "This", "They", "Such", "However"), else null.
 */
export function leadOf(
  { text }: Pick<SourceDocument, "text">,
  { sentences }: Pick<DividedDocument, "sentences">,
  sentence: Pick<Sentence, "start" | "end" | "section" | "lead">,
): Span | null {
  if (sentence.lead !== null || !POINTS_BACK.test(text.slice(sentence.start, sentence.start + 60)))
    return sentence.lead;
  const before = lastBefore(sentences, sentence.start);
  if (before === undefined || before.section !== sentence.section) return null;
  const apart = text.slice(before.end, sentence.start);
  if (apart.length > FARTHEST || apart.trim() !== "" || before.end - before.start > LONGEST) return null;
  return { start: before.start, end: before.end };
}

/** The last sentence that ends at or before `position`; sentences are in order. */
function lastBefore(sentences: readonly Sentence[], position: number): Sentence | undefined {
  let from = 0;
  let to = sentences.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sentences[middle]?.end ?? 0) <= position) from = middle + 1;
    else to = middle;
  }
  return sentences[from - 1];
}
