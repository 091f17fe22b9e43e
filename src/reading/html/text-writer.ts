import type { Block } from "../../documents/document.js";
import type { Span } from "../../documents/span.js";
import { reasonOfLine } from "../boilerplate/line-rules.js";

export type Role =
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "paragraph" }
  | { readonly kind: "bullet"; readonly list: Span | null }
  | { readonly kind: "caption" };

/** Writes the text of a page block by block, white space folded as browsers show it. */
export class TextWriter {
  readonly blocks: Block[] = [];
  #parts: string[] = [];
  #length = 0;
  #line: string[] = [];
  #lastWords = "";

  get text(): string {
    return this.#parts.join("");
  }

  /** The words of the last block. */
  get lastWords(): string {
    return this.#lastWords;
  }

  /** Parts the cells of a row. */
  cell(): void {
    if (this.#line.some((words) => words.trim() !== "")) this.#line.push(" | ");
  }

  /** Words of the block being written; `keepSpace` inside <pre>. */
  add(words: string, keepSpace: boolean): void {
    this.#line.push(keepSpace ? words : words.replace(/[ \t\n\r\f]+/g, " "));
  }

  /** Ends the block being written and gives its span, or null when it has no words. */
  end(role: Role): Span | null {
    const words = tidy(this.#line.join(""));
    this.#line = [];
    if (words === "") return null;
    const last = this.blocks.at(-1);
    const close = last?.kind === "bullet" && role.kind === "bullet" ? "\n" : "\n\n";
    this.#write(last === undefined ? "" : close);
    const span: Span = { start: this.#length, end: this.#length + words.length };
    this.#write(words);
    this.#lastWords = words;
    this.blocks.push(blockOf(role, span, words));
    return span;
  }

  #write(words: string): void {
    this.#parts.push(words);
    this.#length += words.length;
  }
}

function blockOf(role: Role, span: Span, words: string): Block {
  const reason = role.kind === "caption" ? "caption" : role.kind === "heading" ? null : reasonOfLine(words);
  if (reason !== null) return { kind: "boilerplate", ...span, reason };
  if (role.kind === "heading") return { kind: "heading", level: role.level, ...span };
  if (role.kind === "bullet") return { kind: "bullet", ...span, lead: role.list };
  return { kind: "paragraph", ...span };
}

const tidy = (words: string): string =>
  words
    .split("\n")
    .map((line) => line.split(/ +/).join(" ").trim())
    .join("\n")
    .trim();
