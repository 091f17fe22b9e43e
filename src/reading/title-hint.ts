import type { Block } from "../documents/document.js";
import { foldSpace } from "../documents/fold.js";

const LONGEST = 200;

/** The first line that is content where it is a heading or as short as one, else the first heading. */
export function titleHint(text: string, blocks: readonly Block[]): string | null {
  const content = blocks.filter((block) => block.kind !== "boilerplate");
  const [first] = content;
  if (first === undefined) return null;
  const short = first.kind === "heading" || first.end - first.start <= LONGEST;
  const block = short ? first : (content.find(({ kind }) => kind === "heading") ?? first);
  const words = foldSpace(text.slice(block.start, Math.min(block.end, block.start + LONGEST * 2)));
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}
