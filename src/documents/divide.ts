import type { Block, SourceDocument } from "./document.js";
import { runInHeading } from "./run-in.js";
import { SectionWriter } from "./sections.js";
import { sentencesOf } from "./sentences.js";
import type { Span } from "./span.js";
import type { Section, Sentence } from "./structure.js";
import { countWords } from "./words.js";

/** A bullet up to this long is one quote; a longer one is quoted sentence by sentence. */
const WHOLE_BULLET_WORDS = 45;

export interface Division {
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  /** For each sentence, the index of its block. */
  readonly blockOf: readonly number[];
}

/**
 * Sections and sentences of a document. Headings open sections and boilerplate is left out; both are never quoted.
 * A numbered clause with a title of its own is a section, and bullets that follow it belong to it.
 */
export function divide(document: Pick<SourceDocument, "text" | "blocks">): Division {
  const { text, blocks } = document;
  const writer = new SectionWriter(text);
  const sentences: Sentence[] = [];
  const blockOf: number[] = [];
  blocks.forEach((block, index) => {
    if (block.kind === "boilerplate") return;
    if (block.kind === "heading") {
      writer.heading(block, block.level);
      return;
    }
    if (block.kind === "paragraph") writer.paragraph(block, runInHeading(text, block));
    for (const span of quotablesOf(text, block)) {
      sentences.push({ ...span, section: writer.current, lead: block.kind === "bullet" ? block.lead : null });
      blockOf.push(index);
    }
  });
  return { sections: writer.finish(), sentences, blockOf };
}

function quotablesOf(text: string, block: Exclude<Block, { kind: "heading" | "boilerplate" }>): Span[] {
  const spans = sentencesOf(text, block);
  const [first] = spans;
  const last = spans.at(-1);
  if (block.kind !== "bullet" || first === undefined || last === undefined || spans.length < 2) return spans;
  const whole = text.slice(first.start, last.end);
  const short = whole.length <= WHOLE_BULLET_UNITS && countWords(whole) <= WHOLE_BULLET_WORDS;
  return short ? [{ start: first.start, end: last.end }] : spans;
}

/** Bounds the count of words; no bullet of so many units has so few words, names and addresses aside. */
const WHOLE_BULLET_UNITS = 400;
