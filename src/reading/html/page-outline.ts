import type { Block } from "../../documents/document.js";
import { numberingOf } from "../../documents/numbering.js";
import { joinLabels } from "../text/label-lines.js";
import { outline } from "../text/outline.js";
import type { Unit } from "../text/unit.js";

/** A page with more headings than this (its title) says itself how it is divided. */
const MOST_HEADINGS = 1;

/**
 * The blocks of a page that marks no headings, as laws are often published: its numbered paragraphs ("Article 33",
 * "§ 4") become headings by the rules for plain text.
 */
export function outlinePage(text: string, blocks: readonly Block[]): readonly Block[] {
  if (blocks.filter(({ kind }) => kind === "heading").length > MOST_HEADINGS) return blocks;
  const content = blocks.filter(
    ({ kind }) => kind === "paragraph" || kind === "bullet" || kind === "heading",
  );
  if (!content.some(({ start, end }) => numberingOf(text.slice(start, Math.min(end, start + 60)))))
    return blocks;
  const units = joinLabels(
    text,
    content.map((block) => unitOf(text, block)),
  );
  const levels = new Map<number, { level: number; end: number }>();
  for (const block of outline(text, units, new Set())) {
    if (block.kind === "heading" && numberingOf(text.slice(block.start, block.end)) !== null)
      levels.set(block.start, { level: Math.max(2, block.level), end: block.end });
  }
  const outlined: Block[] = [];
  let covered = 0;
  for (const block of blocks) {
    const heading = block.kind === "paragraph" ? levels.get(block.start) : undefined;
    if (block.start < covered) continue;
    if (heading === undefined) outlined.push(block);
    else {
      covered = heading.end;
      outlined.push({ kind: "heading", level: heading.level, start: block.start, end: heading.end });
    }
  }
  return outlined;
}

function unitOf(text: string, { kind, start, end }: Block): Unit {
  const words = text.slice(start, end);
  const bullet = kind === "bullet";
  return { start, end, words, indent: 0, blankBefore: true, blankAfter: true, lines: 1, bullet };
}
