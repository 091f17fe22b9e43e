import { foldSpace } from "./fold.js";
import type { Span } from "./span.js";
import type { Section } from "./structure.js";

/** A heading path keeps at most this many units of each heading. */
const LONGEST_HEADING = 300;

interface Open {
  readonly level: number;
  readonly words: string;
}

/** Builds the sections of a document from its headings as they come; `current` is the index of the open one. */
export class SectionWriter {
  readonly #text: string;
  readonly #sections: Section[] = [];
  readonly #open: Open[] = [];
  #path: readonly string[] = [];
  #start = 0;
  /** Inside a numbered clause that is its own section. */
  #inClause = false;

  constructor(text: string) {
    this.#text = text;
  }

  get current(): number {
    return this.#sections.length;
  }

  heading(span: Span, level: number): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ level, words: this.#words(span) });
    this.#begin(span.start, this.#outline());
    this.#inClause = false;
  }

  /** `title` is the paragraph's run-in heading, where it has one. */
  paragraph(span: Span, title: Span | null): void {
    if (title !== null) this.#begin(span.start, [...this.#outline(), this.#words(title)]);
    else if (this.#inClause) this.#begin(span.start, this.#outline());
    this.#inClause = title !== null;
  }

  finish(): readonly Section[] {
    this.#close(this.#text.length);
    return this.#sections;
  }

  #begin(start: number, path: readonly string[]): void {
    this.#close(start);
    this.#start = start;
    this.#path = path;
  }

  #close(end: number): void {
    this.#sections.push({ path: this.#path, start: this.#start, end });
  }

  #outline(): readonly string[] {
    return this.#open.map((heading) => heading.words);
  }

  #words(span: Span): string {
    return foldSpace(this.#text.slice(span.start, Math.min(span.end, span.start + LONGEST_HEADING)));
  }
}
