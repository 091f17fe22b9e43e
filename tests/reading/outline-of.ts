import type { SourceDocument } from "../../src/documents/document.js";
import { split } from "../../src/retrieval/split.js";

/** A document as one readable text: boilerplate with its reason, then sections with their sentences and leads. */
export function outlineOf(document: SourceDocument, warnings: readonly string[]): string {
  const show = (start: number, end: number): string =>
    document.text.slice(start, end).replace(/\r?\n/g, "⏎").replace(/\s+/g, " ");
  const { sections, sentences } = split(document);
  const lines = [`title: ${document.metadata.title}`];
  for (const warning of warnings) lines.push(`! ${warning}`);
  for (const block of document.blocks) {
    if (block.kind === "boilerplate") lines.push(`x ${block.reason}: ${show(block.start, block.end)}`);
  }
  sections.forEach(({ path }, index) => {
    lines.push(`# ${path.join(" > ")}`);
    for (const { start, end, section, lead } of sentences) {
      if (section !== index) continue;
      const opening = lead === null ? "" : `   <- ${show(lead.start, lead.end)}`;
      lines.push(`  ${show(start, end)}${opening}`);
    }
  });
  return `${lines.join("\n")}\n`;
}
