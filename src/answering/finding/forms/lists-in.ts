import { foldSpace } from "../../../documents/fold.js";
import type { Span } from "../../../documents/span.js";
import { MAX_QUOTABLE_UNITS } from "../../../documents/structure.js";
import type { StoredDocument } from "../../../retrieval/corpus.js";
import { headingsIn } from "./headings.js";

/** Items of a document that belong together. */
export interface ItemList {
  /** The line that opens it, or the heading above it. */
  readonly opener: Span;
  /** In the document's order. */
  readonly items: readonly Span[];
  /** Headings above the items, from the outermost. */
  readonly section: readonly string[];
  /** Its items are numbered in the text. */
  readonly ordered: boolean;
}

/** Fewer are no list. */
const FEWEST_ITEMS = 3;

/** The lists of a document: bullets under one opening line or heading, and headings under one heading. Made once a document. */
export function listsIn(stored: StoredDocument): readonly ItemList[] {
  const made = known.get(stored) ?? [...bulletLists(stored), ...headingLists(stored)];
  known.set(stored, made);
  return made;
}
const known = new WeakMap<StoredDocument, readonly ItemList[]>();

function bulletLists({ document: { text, blocks } }: StoredDocument): ItemList[] {
  const lists: ItemList[] = [];
  let open = new Map<string, { opener: Span; items: Span[] }>();
  let above: { level: number; span: Span }[] = [];
  const close = (): void => {
    const section = above.map(({ span }) => foldSpace(text.slice(span.start, span.end)));
    // Rows of a table stand under the names of its columns, which open nothing.
    for (const { opener, items } of open.values())
      if (items.length >= FEWEST_ITEMS && !text.slice(opener.start, opener.end).includes(" | "))
        lists.push({ opener, items: items.map(quotable), section, ordered: items.every(isNumbered(text)) });
    open = new Map();
  };
  const quotable = ({ start, end }: Span): Span => ({
    start,
    end: Math.min(end, start + MAX_QUOTABLE_UNITS),
  });
  for (const block of blocks) {
    if (block.kind === "heading") {
      close();
      above = [...above.filter(({ level }) => level < block.level), { level: block.level, span: block }];
    } else if (block.kind === "bullet") {
      const opener = block.lead ?? above.at(-1)?.span ?? null;
      if (opener === null) continue;
      const key = `${opener.start}`;
      const list = open.get(key) ?? { opener: { start: opener.start, end: opener.end }, items: [] };
      list.items.push({ start: block.start, end: block.end });
      open.set(key, list);
    }
  }
  close();
  return lists;
}

/** "1. ", "(b) ", "第一步" before the words or at their beginning. */
const isNumbered =
  (text: string) =>
  ({ start }: Span): boolean =>
    /(?:^|[\n\r])[ \t>]*(?:\(?(?:\d{1,3}|[a-zA-Z])[.)、]|\(\d+\)|[一二三四五六七八九十]+、)[ \t]*$/.test(
      text.slice(Math.max(0, start - 12), start),
    ) ||
    /^(?:\d{1,3}[.)、]|\(?\d+\)|step \d|第[一二三四五六七八九十\d]+步)/i.test(text.slice(start, start + 12));

function headingLists(stored: StoredDocument): ItemList[] {
  const headings = headingsIn(stored);
  return headings.flatMap((opener, i) => {
    const end = headings.findIndex(({ level }, j) => j > i && level <= opener.level);
    const inside = headings.slice(i + 1, end < 0 ? undefined : end);
    const level = Math.min(...inside.map((one) => one.level));
    const items = inside.filter((one) => one.level === level);
    if (items.length < FEWEST_ITEMS) return [];
    return [
      {
        opener,
        items,
        section: items[0]?.above ?? [],
        ordered: items.every(isNumbered(stored.document.text)),
      },
    ];
  });
}

/** For each level of headings the headings of the whole document: what "ten measures" in several chapters are. */
export function headingsByLevel(stored: StoredDocument): readonly (readonly Span[])[] {
  const headings = headingsIn(stored);
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  return levels.map((level) => headings.filter((one) => one.level === level));
}
