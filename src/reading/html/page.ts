import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Block } from "../../documents/document.js";
import { foldSpace } from "../../documents/fold.js";
import type { PlaceMark } from "../../documents/places.js";
import { type PageStyles, pageStyles } from "./hidden.js";
import { outlinePage } from "./page-outline.js";
import { attribute, childrenOf, type Element, elementsOf, isElement, type Node, wordsOf } from "./tree.js";
import { PageWalk } from "./walk.js";

/** What a reader sees of a page. */
export interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Places in the page's source. */
  readonly marks: readonly PlaceMark[];
  /** What was left out, each with its reason. */
  readonly dropped: readonly string[];
  /** What the page says it is called, where it is called. */
  readonly title: string | null;
  readonly language: string | null;
}

/** A file's name is no title. */
const FILE_NAME = /^[\w.-]+\.(?:xml|x?html?|docx?|pdf|txt|md|rtf|odt)$/i;

const LONGEST_TITLE = 200;

export function readPage(source: string): Page {
  const document = parse(source, { sourceCodeLocationInfo: true });
  const walk = new PageWalk(stylesOf(document));
  walk.read(document);
  const { text } = walk.writer;
  const blocks = outlinePage(text, walk.writer.blocks);
  const html = elementsOf(document).find(({ tagName }) => tagName === "html");
  const language = html === undefined ? null : attribute(html, "lang") || null;
  return {
    text,
    blocks,
    marks: walk.writer.marks,
    dropped: walk.dropped,
    title: titleOf(html, text, blocks),
    language,
  };
}

function titleOf(html: Element | undefined, text: string, blocks: readonly Block[]): string | null {
  const first = blocks.find((block) => block.kind === "heading" && block.level === 1);
  const heading = first === undefined ? null : foldSpace(text.slice(first.start, first.end));
  const head = elementsOf(html).find(({ tagName }) => tagName === "head");
  const element = elementsOf(head).find(({ tagName }) => tagName === "title");
  const title = element === undefined ? null : wordsOf(element);
  // A page without marked headings begins with its title.
  const [opening] = first === undefined ? blocks : [];
  const short = opening?.kind === "paragraph" && opening.end - opening.start <= LONGEST_TITLE;
  const words = short ? foldSpace(text.slice(opening.start, opening.end)) : null;
  const isNamed = (name: string | null): name is string =>
    name !== null && name !== "" && !FILE_NAME.test(name);
  return [heading, title, words !== null && /[.!?。！？]$/.test(words) ? null : words].find(isNamed) ?? null;
}

function stylesOf(document: DefaultTreeAdapterTypes.Document): PageStyles {
  const sheets: string[] = [];
  const stack: Node[] = [document];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && node.tagName === "style") sheets.unshift(wordsOf(node));
    else for (const child of childrenOf(node)) stack.push(child);
  }
  return pageStyles(sheets);
}
