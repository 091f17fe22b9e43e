import type { DefaultTreeAdapterTypes } from "parse5";
import type { Block } from "../../documents/document.js";
import { foldSpace } from "../../documents/fold.js";
import { sentencesOf } from "../../documents/sentences.js";
import type { Span } from "../../documents/span.js";
import { reasonToDrop } from "./dropped.js";
import { type Role, TextWriter } from "./text-writer.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const BLOCKS = new Set(
  (
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header " +
    "hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** A question in a definition list or a fold-out is a heading of this level. */
const QUESTION_LEVEL = 6;

/** What surrounds the words being read. */
interface Place {
  readonly role: Role;
  readonly pre: boolean;
  /** Cells of a row are written into one block. */
  readonly inRow: boolean;
}

type Task =
  | { readonly node: Node; readonly place: Place }
  | { readonly leave: Element; readonly place: Place };

const PARAGRAPH: Role = { kind: "paragraph" };

/** Text and blocks of a page, and what was left out. Nesting of any depth is read with a stack of its own. */
export function extract(root: Node): { text: string; blocks: Block[]; dropped: string[] } {
  const writer = new TextWriter();
  const dropped: string[] = [];
  let header: Span | null = null;
  const tasks: Task[] = [{ node: root, place: { role: PARAGRAPH, pre: false, inRow: false } }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { place } = task;
    if ("leave" in task) {
      const { tagName } = task.leave;
      if (tagName === "td" || tagName === "th") continue;
      const span = writer.end(place.role);
      if (tagName === "tr" && isHeaderRow(task.leave)) header = span;
      continue;
    }
    const { node } = task;
    if ("value" in node && node.nodeName === "#text") writer.add(node.value, place.pre);
    if (!("childNodes" in node)) continue;
    let inner = place;
    if ("tagName" in node) {
      const reason = reasonToDrop(node);
      if (reason !== null) {
        if (reason !== "") dropped.push(report(node, reason));
        continue;
      }
      if (node.tagName === "br") writer.add("\n", true);
      if (node.tagName === "table") header = null;
      const block =
        BLOCKS.has(node.tagName) && !(place.inRow && node.tagName !== "td" && node.tagName !== "th");
      if (block) {
        if (place.inRow) writer.cell();
        else writer.end(place.role);
        inner = placeOf(node, place, node.tagName === "tr" ? header : listLead(writer));
        tasks.push({ leave: node, place: inner });
      } else if (BLOCKS.has(node.tagName)) writer.add(" ", false);
    }
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at];
      if (child !== undefined) tasks.push({ node: child, place: inner });
    }
  }
  writer.end(PARAGRAPH);
  return { text: writer.text, blocks: writer.blocks, dropped };
}

function placeOf(element: Element, outer: Place, lead: Span | null): Place {
  const { tagName } = element;
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level !== undefined) return { ...outer, role: { kind: "heading", level: Number(level) } };
  if (tagName === "dt" || tagName === "summary")
    return { ...outer, role: { kind: "heading", level: QUESTION_LEVEL } };
  if (tagName === "tr") {
    const role: Role = isHeaderRow(element) ? PARAGRAPH : { kind: "bullet", list: lead };
    return { ...outer, role, inRow: true };
  }
  if (tagName === "li") return { ...outer, role: { kind: "bullet", list: lead } };
  if (tagName === "figcaption") return { ...outer, role: { kind: "caption" } };
  if (tagName === "pre") return { ...outer, pre: true };
  if (tagName === "p" || tagName === "div" || tagName === "td" || tagName === "th") return outer;
  return { ...outer, role: PARAGRAPH };
}

/** The sentence that announces the list being read: the last words before its first item, when they end in a colon. */
function listLead(writer: TextWriter): Span | null {
  const last = writer.blocks.at(-1);
  if (last?.kind === "bullet" && last.lead !== null) return last.lead;
  if (last?.kind !== "paragraph" || !/[:：]$/.test(writer.lastWords)) return null;
  const sentence = sentencesOf(writer.lastWords, { start: 0, end: writer.lastWords.length }).at(-1);
  return sentence === undefined
    ? null
    : { start: sentence.start + last.start, end: sentence.end + last.start };
}

const isHeaderRow = (row: Element): boolean => {
  const cells = row.childNodes.filter((node) => node.nodeName === "td" || node.nodeName === "th");
  return cells.length > 0 && cells.every((cell) => cell.nodeName === "th");
};

const REPORTED_UNITS = 60;

function report(element: Element, reason: string): string {
  const words: string[] = [];
  const nodes: Node[] = [element];
  let length = 0;
  for (let node = nodes.pop(); node !== undefined && length < REPORTED_UNITS * 3; node = nodes.pop()) {
    if ("value" in node && node.nodeName === "#text") {
      words.push(node.value);
      length += node.value.trim().length;
    }
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) nodes.push(child);
  }
  const folded = foldSpace(words.join(" "));
  const shown = folded.length > REPORTED_UNITS ? `${folded.slice(0, REPORTED_UNITS)}…` : folded;
  return `${reason} ${JSON.stringify(shown)}`;
}
