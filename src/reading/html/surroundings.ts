import type { Span } from "../../documents/span.js";
import type { Counter } from "./lists.js";
import type { Script } from "./scripts.js";
import type { Role } from "./text-writer.js";
import { type Element, isElement, type Node } from "./tree.js";

/** A question in a definition list or a fold-out is a heading of this level. */
export const QUESTION_LEVEL = 6;

/** What surrounds the words being read. */
export interface Surroundings {
  readonly role: Role;
  readonly pre: boolean;
  /** Everything inside is written into one block. */
  readonly inCell: boolean;
  readonly script: Script | null;
  readonly counter: Counter | null;
  readonly lead: Span | null;
  /** Index of the first block of the list item around; null outside lists. */
  readonly item: number | null;
}

/** The nodes on the level of the one being read, and its index among them. */
export interface Siblings {
  readonly nodes: readonly Node[];
  readonly at: number;
}

export const ALONE: Siblings = { nodes: [], at: 0 };

export const PARAGRAPH: Role = { kind: "paragraph" };

/** Outside of everything. */
export const NOTHING_AROUND: Surroundings = {
  role: PARAGRAPH,
  pre: false,
  inCell: false,
  script: null,
  counter: null,
  lead: null,
  item: null,
};

/** What a block changes for the words inside it. */
export function changesOf({ tagName }: Element, { role }: Surroundings): Partial<Surroundings> {
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level !== undefined) return { role: { kind: "heading", level: Number(level) } };
  if (tagName === "summary") return { role: { kind: "heading", level: QUESTION_LEVEL } };
  if (tagName === "figcaption") return { role: { kind: "caption" } };
  if (tagName === "pre") return { pre: true };
  if (/^(?:p|div|td|th|tr|tbody|thead|tfoot)$/.test(tagName)) return { role };
  return { role: PARAGRAPH };
}

/** White space and comments stand between elements; more than these are not looked past. */
const MOST_BETWEEN = 6;

/** The first, second, ... element after the one being read, or with a negative `count` before it. */
export function elementAfter({ nodes, at }: Siblings, count: number): Element | null {
  const step = Math.sign(count);
  let left = Math.abs(count);
  for (let far = 1; far <= MOST_BETWEEN; far++) {
    const node = nodes[at + far * step];
    if (isElement(node) && --left === 0) return node;
  }
  return null;
}
