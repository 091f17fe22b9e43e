import { foldSpace } from "../../../documents/fold.js";
import type { Span } from "../../../documents/span.js";
import type { StoredDocument } from "../../../retrieval/corpus.js";
import { termsOf } from "../../../retrieval/text/stems.js";

/** A heading of a document's text. */
export interface Heading extends Span {
  readonly level: number;
  /** The headings above it, from the outermost. */
  readonly above: readonly string[];
}

/** Longer ones would fill the page; they are hardly headings. */
const LONGEST = 300;

/** The headings of a document in its order. */
export function headingsIn({ document: { text, blocks } }: StoredDocument): Heading[] {
  const open: { readonly level: number; readonly words: string }[] = [];
  return blocks.flatMap((block) => {
    if (block.kind !== "heading" || block.end - block.start > LONGEST) return [];
    const { level, start, end } = block;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const above = open.map(({ words }) => words);
    open.push({ level, words: foldSpace(text.slice(start, end)) });
    return [{ level, start, end, above }];
  });
}

/** The headings of the highest level that has several, without the document's own title. */
export function topHeadings(stored: StoredDocument): Heading[] {
  const { title } = stored.document.metadata;
  const words = ({ start, end }: Span): ReadonlySet<string> =>
    termsOf(stored.document.text.slice(start, end));
  const named = termsOf(title);
  const isTitle = (heading: Heading): boolean =>
    words(heading).size > 0 && [...words(heading)].every((term) => named.has(term));
  const all = headingsIn(stored);
  const headings = all.filter((heading, i) => i > 0 || !isTitle(heading));
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  const top = levels.find((level) => headings.filter((one) => one.level === level).length > 1);
  return top === undefined ? headings.slice(0, 1) : headings.filter(({ level }) => level === top);
}
