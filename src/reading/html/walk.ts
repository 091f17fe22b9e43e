import type { Span } from "../../documents/span.js";
import { isHeadingTerm } from "./definitions.js";
import { reasonToDrop, reportOf } from "./dropped.js";
import type { PageStyles } from "./hidden.js";
import { imageWords } from "./images.js";
import { openingLine } from "./leads.js";
import { counterOf, labelOf } from "./lists.js";
import { type Apart, mayBeParted, parted, type Script, scripted } from "./scripts.js";
import {
  ALONE,
  changesOf,
  elementAfter,
  NOTHING_AROUND,
  PARAGRAPH,
  QUESTION_LEVEL,
  type Siblings,
  type Surroundings,
} from "./surroundings.js";
import { isListTable, rowsOf } from "./tables.js";
import { type Role, TextWriter } from "./text-writer.js";
import {
  BLOCKS,
  childrenOf,
  type Element,
  isElement,
  isText,
  type Node,
  placeOf,
  type Text,
  wordsOf,
} from "./tree.js";

/** Of a cell that reaches over several rows, so many units are said again in each. */
const LONGEST_REPEATED = 200;

type Task =
  | { readonly node: Node; readonly around: Surroundings; readonly siblings: Siblings }
  | (() => void);

/** Reads a page in the order of its reader. Nesting of any depth is read with a stack of its own. */
export class PageWalk {
  readonly writer = new TextWriter();
  /** What was left out, each with its reason, for the report. */
  readonly dropped: string[] = [];
  readonly #styles: PageStyles;
  readonly #tasks: Task[] = [];
  #heading: Span | null = null;
  /** The last term of a definition list, said again before its next definition. */
  #term = "";
  /** Two elements meet here that the page's style may part. */
  #apart: Apart = "never";

  constructor(styles: PageStyles) {
    this.#styles = styles;
  }

  read(root: Node): void {
    this.#later(root, NOTHING_AROUND);
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      if (typeof task === "function") task();
      else this.#visit(task.node, task.around, task.siblings);
    }
    this.writer.end(PARAGRAPH);
  }

  #later(node: Node, around: Surroundings): void {
    this.#tasks.push({ node, around, siblings: ALONE });
  }

  #visit(node: Node, around: Surroundings, siblings: Siblings): void {
    if (isText(node)) this.#text(node, around);
    else if (!isElement(node)) this.#inside(node, around);
    else {
      const reason = reasonToDrop(node, this.#styles);
      if (reason === null) this.#element(node, around, siblings);
      else this.#drop(node, reason);
    }
  }

  #drop(element: Element, reason: string): void {
    const report = reportOf(element, reason);
    if (report === null) return;
    this.#apart = "words";
    this.dropped.push(report);
  }

  #text(node: Text, around: Surroundings): void {
    let words = node.value;
    if (around.script !== null) words = scripted(words, around.script, this.writer.lastCharacter);
    words = parted(words, this.writer.lastCharacter, this.#apart);
    if (words.trim() !== "") this.#apart = "never";
    this.writer.add(words, placeOf(node), around.pre);
  }

  /** Reads the children, then does `after`. */
  #inside(node: Node, around: Surroundings, after?: () => void): void {
    if (after !== undefined) this.#tasks.push(after);
    const nodes = childrenOf(node);
    for (let at = nodes.length - 1; at >= 0; at--) {
      const child = nodes[at];
      if (child !== undefined) this.#tasks.push({ node: child, around, siblings: { nodes, at } });
    }
  }

  #element(element: Element, around: Surroundings, siblings: Siblings): void {
    const { tagName } = element;
    if (tagName === "br") {
      if (around.inCell) this.writer.part(" / ");
      else this.writer.lineBreak();
    } else if (tagName === "img") this.#words(imageWords(element), around, element);
    else if (tagName === "table" && !around.inCell) this.#table(element, around);
    else if (!BLOCKS.has(tagName)) this.#inline(element, around, siblings);
    else if (around.inCell) {
      const ended = /[.,;:!?。！？；：]/.test(this.writer.lastCharacter);
      this.writer.part(ended ? " " : "; ");
      this.#inside(element, around, () => {
        this.#apart = "words";
      });
    } else this.#block(element, around, siblings);
  }

  #words(words: string, around: Surroundings, element: Element): void {
    if (words !== "") this.writer.add(words, placeOf(element), around.pre);
  }

  #inline(element: Element, around: Surroundings, { nodes, at }: Siblings): void {
    const { tagName } = element;
    if (isElement(nodes[at - 1])) {
      if (this.#apart !== "words") this.#apart = mayBeParted(element) ? "words" : "numbers";
    }
    if (tagName === "sup" || tagName === "sub") this.#inside(element, { ...around, script: tagName });
    else if (tagName === "msup") this.#power(element, around, "sup");
    else if (tagName === "msub") this.#power(element, around, "sub");
    else if (tagName === "mfrac") this.#fraction(element, around);
    else if (tagName === "q" || tagName === "rt") {
      const [open, close] = tagName === "q" ? ["“", "”"] : ["(", ")"];
      this.writer.add(open ?? "", placeOf(element), around.pre);
      this.#inside(element, around, () => this.writer.add(close ?? "", placeOf(element), around.pre));
    } else this.#inside(element, around);
  }

  /** The words of an element without what is left out of it. */
  #shown(element: Element): string {
    return wordsOf(element, (inner) => reasonToDrop(inner, this.#styles) === null);
  }

  #power(element: Element, around: Surroundings, script: Script): void {
    const [base, raised] = childrenOf(element).filter(isElement);
    if (raised !== undefined) this.#later(raised, { ...around, script });
    if (base !== undefined) this.#later(base, around);
  }

  #fraction(element: Element, around: Surroundings): void {
    const [over, under] = childrenOf(element).filter(isElement);
    if (/[\p{L}\p{N}]/u.test(this.writer.lastCharacter)) this.writer.add(" ", placeOf(element), false);
    if (under !== undefined) this.#later(under, around);
    this.#tasks.push(() => this.writer.add("/", placeOf(element), false));
    if (over !== undefined) this.#later(over, around);
  }

  #block(element: Element, around: Surroundings, siblings: Siblings): void {
    const { tagName } = element;
    this.#end(around.role);
    if (tagName === "ul" || tagName === "ol") {
      const lead = openingLine(this.writer, around.item, this.#heading);
      this.#section(element, { ...around, role: PARAGRAPH, counter: counterOf(element), lead });
    } else if (tagName === "li") {
      this.writer.label(labelOf(element, around.counter));
      const item = this.writer.blocks.length;
      this.#section(element, { ...around, role: { kind: "bullet", list: around.lead }, item, counter: null });
    } else if (tagName === "dl") {
      this.#term = "";
      const lead = openingLine(this.writer, around.item, this.#heading);
      this.#section(element, { ...around, role: PARAGRAPH, lead });
    } else if (tagName === "dt") this.#definedTerm(element, around, siblings);
    else if (tagName === "dd") {
      if (this.#term !== "") this.writer.label(`${this.#term}: `);
      const role: Role = this.#term === "" ? PARAGRAPH : { kind: "bullet", list: around.lead };
      this.#section(element, { ...around, role });
    } else this.#section(element, { ...around, ...changesOf(element, around) });
  }

  /** A block with its own end. */
  #section(element: Element, inner: Surroundings): void {
    this.#inside(element, inner, () => {
      this.#end(inner.role);
      if (element.tagName === "li" || element.tagName === "dd") this.writer.dropLabel();
    });
  }

  #definedTerm(element: Element, around: Surroundings, siblings: Siblings): void {
    const next = elementAfter(siblings, 1);
    if (isHeadingTerm(element, next?.tagName === "dt" ? elementAfter(siblings, 2) : next)) {
      this.#term = "";
      this.#section(element, { ...around, role: { kind: "heading", level: QUESTION_LEVEL } });
      return;
    }
    const words = this.#shown(element).replace(/\s*[:：]$/, "");
    const second = elementAfter(siblings, -1)?.tagName === "dt" && this.#term !== "";
    this.#term = second ? `${this.#term}, ${words}` : words;
    if (next === null || (next.tagName !== "dd" && next.tagName !== "dt")) {
      this.#term = "";
      this.#section(element, { ...around, role: PARAGRAPH });
    }
  }

  #table(table: Element, around: Surroundings): void {
    this.#end(around.role);
    const [lead, isList] = [openingLine(this.writer, around.item, this.#heading), isListTable(table)];
    const rows = rowsOf(table, isList);
    if (rows === null) this.#section(table, { ...around, role: PARAGRAPH, lead });
    for (const row of rows?.toReversed() ?? []) {
      const role: Role = row.isHead ? { kind: "caption" } : { kind: "bullet", list: lead };
      const inner: Surroundings = { ...around, role, inCell: true };
      this.#tasks.push(() => {
        this.writer.dropLabel();
        this.#end(role, row.isHead ? "column names" : null);
      });
      for (const cell of row.cells.toReversed()) {
        if (reasonToDrop(cell.element, this.#styles) !== null) continue;
        if (cell.own) this.#tasks.push(() => this.#inside(cell.element, inner));
        else {
          const words = this.#shown(cell.element).slice(0, LONGEST_REPEATED);
          this.#tasks.push(() => this.#words(words, inner, cell.element));
        }
        this.#tasks.push(() => this.#cell(cell.name, isList));
      }
    }
    for (const caption of rows === null ? [] : childrenOf(table)) {
      if (isElement(caption) && caption.tagName === "caption") this.#later(caption, around);
    }
  }

  #cell(name: string | null, isList: boolean): void {
    this.writer.dropLabel();
    this.#apart = "words";
    this.writer.label(
      `${this.writer.lastCharacter === "" ? "" : isList ? " " : " | "}${name === null ? "" : `${name}: `}`,
    );
  }

  #end(role: Role, reason: string | null = null): void {
    const span = this.writer.end(role, reason);
    this.#apart = "never";
    if (span === null || role.kind !== "heading") return;
    // What is said under the title of the whole document is said without it.
    const isTitle = role.level === 1 && this.writer.blocks.length <= 2;
    this.#heading = isTitle ? null : span;
  }
}
