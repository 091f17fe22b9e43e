import type { Block } from "../../documents/document.js";
import type { FilePlace, PlaceMark } from "../../documents/places.js";
import type { Span } from "../../documents/span.js";
import { reasonOfLine } from "../boilerplate/line-rules.js";

export type Role =
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "paragraph" }
  | { readonly kind: "bullet"; readonly list: Span | null }
  | { readonly kind: "caption" };

const SPACES = /[ \t\r\f]+/g;

/**
 * Writes the text of a page block by block, white space folded as browsers show it, and remembers the place of every
 * piece.
 */
export class TextWriter {
  readonly blocks: Block[] = [];
  readonly marks: PlaceMark[] = [];
  #parts: string[] = [];
  #length = 0;
  /** The block being written; never begins with white space, never holds two spaces in a row. */
  #line: string[] = [];
  #lineLength = 0;
  #lineMarks: PlaceMark[] = [];
  #last = "";
  #label = "";
  #lastWords = "";

  get text(): string {
    return this.#parts.join("");
  }

  /** The words of the last block. */
  get lastWords(): string {
    return this.#lastWords;
  }

  /** The last character of the block being written; "" at its beginning. */
  get lastCharacter(): string {
    return this.#last;
  }

  /** The last `length` characters of the block being written. */
  tail(length: number): string {
    let tail = "";
    for (let at = this.#line.length - 1; at >= 0 && tail.length < length; at--)
      tail = (this.#line[at] ?? "") + tail;
    return tail.slice(-length);
  }

  /** Stands before the next words that are written: the number of an item, the term of a definition. */
  label(words: string): void {
    this.#label += words;
  }

  /** Words with which the page itself parts two things that belong to one block: only between words. */
  part(words: string): void {
    if (this.#last === "" || this.#label !== "") return;
    this.#strip();
    if (this.#last !== "") this.#push(words);
  }

  /** Words of the block being written, found at `place`; `keepLines` inside <pre>. */
  add(words: string, place: FilePlace, keepLines: boolean): void {
    words.split("\n").forEach((line, at) => {
      if (at > 0) {
        if (keepLines) this.lineBreak();
        else if (this.#last !== "" && this.#last !== " " && this.#last !== "\n") this.#push(" ");
      }
      const folded = line.replace(SPACES, " ");
      const open = this.#last === "" || this.#last === " " || this.#last === "\n";
      const labelled = this.#label !== "" && folded.trim() !== "";
      const shown = open || labelled ? folded.replace(/^ /, "") : folded;
      if (shown === "") return;
      const column = (at === 0 ? place.column : 1) + line.length - line.replace(/^[ \t\r\f]+/, "").length;
      if (labelled) this.#begin({ line: place.line + at, column });
      this.#mark({ at: this.#lineLength + (shown.startsWith(" ") ? 1 : 0), line: place.line + at, column });
      this.#push(shown);
    });
  }

  /** A line end that its reader sees. */
  lineBreak(): void {
    this.#strip();
    if (this.#last !== "") this.#push("\n");
  }

  /** Ends the block being written and gives its span, or null when it has no words; with a `reason` it is no content. */
  end(role: Role, reason: string | null = null): Span | null {
    const words = this.#line.join("").trim();
    const marks = this.#lineMarks;
    this.#line = [];
    this.#lineMarks = [];
    this.#lineLength = 0;
    this.#last = "";
    if (words === "") return null;
    const last = this.blocks.at(-1);
    const close = last?.kind === "bullet" && role.kind === "bullet" ? "\n" : "\n\n";
    this.#write(last === undefined ? "" : close);
    const span: Span = { start: this.#length, end: this.#length + words.length };
    for (const mark of marks) this.marks.push({ ...mark, at: mark.at + span.start });
    this.#write(words);
    this.#lastWords = words;
    this.blocks.push(reason === null ? blockOf(role, span, words) : { kind: "boilerplate", ...span, reason });
    return span;
  }

  /** Gives up a label that no words followed. */
  dropLabel(): void {
    this.#label = "";
  }

  /** Writes the label before the words that stand at `place`. */
  #begin(place: FilePlace): void {
    const label = this.#label;
    this.#label = "";
    if (label.startsWith(" ")) this.#strip();
    if (this.#lineMarks.length === 0) this.#lineMarks.push({ at: this.#lineLength, ...place });
    this.#push(label);
  }

  #mark(mark: PlaceMark): void {
    const before = this.#lineMarks.at(-1);
    const expected =
      before !== undefined && before.line === mark.line ? before.column + mark.at - before.at : null;
    if (expected !== mark.column) this.#lineMarks.push(mark);
  }

  #strip(): void {
    while (this.#last === " ") {
      const piece = this.#line.pop() ?? "";
      const left = piece.slice(0, -1);
      if (left !== "") this.#line.push(left);
      this.#lineLength--;
      this.#last = this.#line.at(-1)?.at(-1) ?? "";
    }
  }

  #push(words: string): void {
    this.#line.push(words);
    this.#lineLength += words.length;
    this.#last = words.at(-1) ?? this.#last;
  }

  #write(words: string): void {
    this.#parts.push(words);
    this.#length += words.length;
  }
}

const WORD = /[\p{L}\p{N}]/u;

function blockOf(role: Role, span: Span, words: string): Block {
  // A rule, an arrow or a zero-width space alone is no sentence.
  if (!WORD.test(words)) return { kind: "boilerplate", ...span, reason: "separator" };
  const reason = role.kind === "caption" ? "caption" : role.kind === "heading" ? null : reasonOfLine(words);
  if (reason !== null) return { kind: "boilerplate", ...span, reason };
  if (role.kind === "heading") return { kind: "heading", level: role.level, ...span };
  if (role.kind === "bullet") return { kind: "bullet", ...span, lead: role.list };
  return { kind: "paragraph", ...span };
}
