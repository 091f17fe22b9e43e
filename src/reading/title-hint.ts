import type { Block } from "../documents/document.js";
import { foldSpace } from "../documents/fold.js";

const LONGEST = 200;
const TOP = 3;

/** A heading among the first lines, else the first line where it is short, else any heading. */
export function titleHint(text: string, blocks: readonly Block[]): string | null {
  const content = blocks.filter((block) => block.kind !== "boilerplate");
  const [first] = content;
  if (first === undefined) return null;
  const isHeading = ({ kind }: Block): boolean => kind === "heading";
  const short = first.end - first.start <= LONGEST ? first : undefined;
  const block = content.slice(0, TOP).find(isHeading) ?? short ?? content.find(isHeading) ?? first;
  const words = foldSpace(text.slice(block.start, Math.min(block.end, block.start + LONGEST * 2)));
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}
