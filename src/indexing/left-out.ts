import type { SourceDocument } from "../documents/document.js";
import { placesIn } from "../documents/places.js";

/** A passage that is stored but never quoted: menus, advertisements, captions, stray markup. */
export interface LeftOut {
  /** The rule that recognised it. */
  readonly reason: string;
  /** 1-based line of its beginning. */
  readonly line: number;
  /** Its words, white space folded, at most `SHOWN` units of them. */
  readonly text: string;
}

const SHOWN = 60;

/** What the reader's rules left out of a document, in order. */
export function leftOut(document: Pick<SourceDocument, "text" | "places" | "blocks">): LeftOut[] {
  const { text, blocks } = document;
  const placeOf = placesIn(document);
  return blocks.flatMap((block) => {
    if (block.kind !== "boilerplate") return [];
    const words = text.slice(block.start, block.end).replace(/\s+/gu, " ").trim();
    const shown = words.length > SHOWN ? `${words.slice(0, SHOWN).replace(/[\ud800-\udbff]$/u, "")}…` : words;
    return [{ reason: block.reason, line: placeOf(block.start).line, text: shown }];
  });
}
