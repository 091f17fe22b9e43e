import type { DefaultTreeAdapterTypes } from "parse5";
import { foldSpace } from "../../documents/fold.js";
import type { FilePlace } from "../../documents/places.js";

export type Node =
  | DefaultTreeAdapterTypes.ChildNode
  | DefaultTreeAdapterTypes.Document
  | DefaultTreeAdapterTypes.DocumentFragment;
export type Element = DefaultTreeAdapterTypes.Element;
export type Text = DefaultTreeAdapterTypes.TextNode;

export const isElement = (node: Node | undefined | null): node is Element =>
  node !== undefined && node !== null && "tagName" in node;

export const isText = (node: Node): node is Text => node.nodeName === "#text" && "value" in node;

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

export const childrenOf = (node: Node | undefined): readonly DefaultTreeAdapterTypes.ChildNode[] =>
  node !== undefined && "childNodes" in node ? node.childNodes : [];

export const elementsOf = (node: Node | undefined): Element[] => childrenOf(node).filter(isElement);

/** At most this many nodes of an element are looked at to judge it: judging is done at every level of nesting. */
const MOST_NODES = 400;

/**
 * The nodes inside an element in reading order, at most MOST_NODES of them; `enter` says whether to look into an
 * element.
 */
export function* nodesIn(root: Node, enter: (element: Element) => boolean = () => true): Generator<Node> {
  const stack = [...childrenOf(root)].slice(0, MOST_NODES).toReversed();
  let seen = 0;
  for (let node = stack.pop(); node !== undefined && seen < MOST_NODES; node = stack.pop()) {
    seen++;
    yield node;
    if (isElement(node) && !enter(node)) continue;
    const children = childrenOf(node);
    for (let at = Math.min(children.length, MOST_NODES) - 1; at >= 0; at--) {
      const child = children[at];
      if (child !== undefined) stack.push(child);
    }
  }
}

/** The words inside an element, white space folded; of a large element the beginning. */
export function wordsOf(root: Node, enter?: (element: Element) => boolean): string {
  const words: string[] = [];
  for (const node of nodesIn(root, enter)) if (isText(node)) words.push(node.value);
  return foldSpace(words.join(""));
}

export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 " +
    "h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Where the node begins in the page's source. */
export const placeOf = ({ sourceCodeLocation: location }: Text | Element): FilePlace => ({
  line: location?.startLine ?? 1,
  column: location?.startCol ?? 1,
});
