import type { ListItem, Node, Root, RootContent, Table } from "mdast";
import type { Block } from "../../documents/document.js";
import { sentencesOf } from "../../documents/sentences.js";
import type { Span } from "../../documents/span.js";

interface Task {
  readonly node: RootContent;
  /** The list item it begins, where it is the item's first paragraph. */
  readonly bullet: boolean;
  readonly lead: Span | null;
}

/** The blocks of a Markdown tree, in order. `shift` is added to every position. */
export function markdownBlocks(text: string, root: Root): Block[] {
  const blocks: Block[] = [];
  // An explicit stack: lists may be nested deeper than calls may.
  const tasks: Task[] = childTasks(text, root.children, null);
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { node } = task;
    const span = trimmed(text, spanOf(node));
    if (span === null) continue;
    if (node.type === "list") {
      for (const item of node.children.toReversed()) {
        for (const inner of itemTasks(text, item, task.lead)) tasks.push(inner);
      }
    } else if (node.type === "blockquote") {
      for (const inner of childTasks(text, node.children, null)) tasks.push(inner);
    } else if (node.type === "table") {
      for (const row of rowsOf(text, node)) blocks.push(row);
    } else if (node.type === "heading") {
      const heading = headingSpan(text, span);
      if (heading !== null) blocks.push({ kind: "heading", level: node.depth, ...heading });
    } else if (node.type === "code") {
      const code = codeSpan(text, span, node.value);
      if (code !== null) blocks.push({ kind: "paragraph", ...code });
    } else if (node.type === "paragraph") {
      blocks.push(
        task.bullet ? { kind: "bullet", ...span, lead: task.lead } : { kind: "paragraph", ...span },
      );
    } else {
      blocks.push({ kind: "boilerplate", ...span, reason: REASONS[node.type] ?? "markup" });
    }
  }
  return blocks;
}

const REASONS: Readonly<Record<string, string>> = {
  thematicBreak: "separator",
  definition: "link definition",
  html: "markup",
};

/** In reverse, so that the first is taken from the stack first. A list gets the sentence before it as its lead. */
function childTasks(text: string, nodes: readonly RootContent[], own: Span | null): Task[] {
  return nodes
    .map((node, at): Task => {
      const before = at === 0 ? undefined : nodes[at - 1];
      const lead = before?.type === "paragraph" ? openingOf(text, before) : null;
      return { node, bullet: false, lead: node.type === "list" ? (lead ?? own) : null };
    })
    .toReversed();
}

function itemTasks(text: string, item: ListItem, lead: Span | null): Task[] {
  const [first, ...rest] = item.children;
  if (first === undefined) return [];
  const opening = first.type === "paragraph" ? openingOf(text, first) : null;
  const tasks = childTasks(text, [first, ...rest], opening);
  tasks.pop();
  return [...tasks, { node: first, bullet: true, lead }];
}

/** The last sentence of a paragraph that announces what follows with a colon. */
function openingOf(text: string, node: Node): Span | null {
  const span = spanOf(node);
  const words = text.slice(span.start, span.end).trimEnd();
  if (!/[:：][*_]{0,3}$/.test(words.slice(-5))) return null;
  return sentencesOf(text, span).at(-1) ?? null;
}

/** Each row is a bullet under the row of column names. */
function rowsOf(text: string, table: Table): Block[] {
  const [names, ...rows] = table.children;
  const header = names === undefined ? null : cells(text, spanOf(names));
  const blocks: Block[] = [];
  for (const row of rows) {
    const span = cells(text, spanOf(row));
    if (span !== null) blocks.push({ kind: "bullet", ...span, lead: header });
  }
  return header === null ? blocks : [{ kind: "paragraph", ...header }, ...blocks];
}

/** A row without its outer bars. */
function cells(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && /[|\s]/.test(text.charAt(start))) start++;
  while (end > start && /[|\s]/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** A heading without its "#", or without the line below it. */
function headingSpan(text: string, span: Span): Span | null {
  let { start, end } = span;
  if (text.charAt(start) === "#") {
    while (text.charAt(start) === "#") start++;
    let hashes = end;
    while (hashes > start && text.charAt(hashes - 1) === "#") hashes--;
    if (text.charAt(hashes - 1).trim() === "") end = Math.max(start, hashes);
  } else {
    const under = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1));
    if (under > start) end = under;
  }
  return trimmed(text, { start, end });
}

/** The inside of a fenced block. */
function codeSpan(text: string, span: Span, value: string): Span | null {
  if (!/^[`~]{3}/.test(text.slice(span.start, span.start + 3))) return span;
  const line = text.indexOf("\n", span.start);
  if (line < 0 || line >= span.end || value.trim() === "") return null;
  const last = text.lastIndexOf("\n", span.end - 1);
  const closed = last > line && /^\s*[>\s]*[`~]{3,}\s*$/.test(text.slice(last, span.end).slice(0, 200));
  return trimmed(text, { start: line, end: closed ? last : span.end });
}

function spanOf(node: Node): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function trimmed(text: string, { start, end }: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === "") from++;
  while (to > from && text.charAt(to - 1).trim() === "") to--;
  return from < to ? { start: from, end: to } : null;
}
