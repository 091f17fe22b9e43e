import type { Token } from "./parse.js";

/** A page made of Markdown, with the line of the source (from 1) behind each of its lines. */
export interface MarkdownPage {
  readonly html: string;
  readonly lines: readonly number[];
}

/** Writes HTML and remembers for each of its lines where it comes from. */
class PageWriter {
  readonly #parts: string[] = [];
  readonly #lines: number[] = [1];
  #line = 1;

  /** What follows stands on line `line` of the source (from 1). */
  at(line: number): void {
    this.#parts.push("\n");
    this.#line = line;
    this.#lines.push(line);
  }

  /** Writes markup whose own line ends are those of the source. */
  write(markup: string): void {
    this.#parts.push(markup);
    for (let at = markup.indexOf("\n"); at >= 0; at = markup.indexOf("\n", at + 1)) {
      this.#lines.push(++this.#line);
    }
  }

  finish(): MarkdownPage {
    return { html: this.#parts.join(""), lines: this.#lines };
  }
}

/** After these tokens a footnote can stand as a paragraph of its own. */
const ENDS = new Set(["paragraph_close", "heading_close", "list_item_close", "table_close"]);

/** The page that a reader of the Markdown sees; footnotes stand below the paragraph that refers to them. */
export function markdownToHtml(tokens: readonly Token[]): MarkdownPage {
  const { body, notes } = footnotesApart(tokens);
  const writer = new PageWriter();
  const due: number[] = [];
  const written = new Set<number>();
  for (const token of withoutFalseHeadings(body)) {
    writeBlock(writer, token);
    for (const child of token.children ?? []) {
      const note: unknown = child.type === "footnote_ref" ? child.meta?.id : null;
      if (typeof note === "number" && !written.has(note)) due.push(note);
    }
    if (!ENDS.has(token.type) || token.hidden) continue;
    for (const note of due.splice(0)) {
      written.add(note);
      for (const inner of notes.get(note) ?? []) writeBlock(writer, inner);
    }
  }
  return writer.finish();
}

/** A sentence right above "---" was meant as a paragraph above a rule. */
function withoutFalseHeadings(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at): Token => {
    const inline = tokens[at + (token.nesting > 0 ? 1 : -1)];
    const isFalse =
      token.markup === "-" && /^heading_/.test(token.type) && /[.!?。！？]$/.test(inline?.content ?? "");
    if (isFalse) token.tag = "p";
    return token;
  });
}

function footnotesApart(tokens: readonly Token[]): { body: Token[]; notes: Map<number, Token[]> } {
  const body: Token[] = [];
  const notes = new Map<number, Token[]>();
  let note: Token[] | null = null;
  for (const token of tokens) {
    if (token.type === "footnote_open") {
      note = [];
      const id: unknown = token.meta?.id;
      if (typeof id === "number") notes.set(id, note);
    } else if (token.type === "footnote_close") note = null;
    else if (note !== null) note.push(token);
    else if (!token.type.startsWith("footnote_block")) body.push(token);
  }
  return { body, notes };
}

function writeBlock(writer: PageWriter, token: Token): void {
  if (token.map !== null && token.type !== "inline") writer.at(token.map[0] + 1);
  switch (token.type) {
    case "inline":
      for (const child of token.children ?? []) writeInline(writer, child);
      return;
    case "html_block":
      writer.write(token.content);
      return;
    case "code_block":
      writer.write(`<pre>${escaped(token.content)}</pre>`);
      return;
    case "fence":
      writer.at((token.map?.[0] ?? 0) + 2);
      writer.write(`<pre>${escaped(token.content)}</pre>`);
      return;
    default:
      if (!token.hidden && token.tag !== "") writer.write(tagOf(token));
  }
}

/** The mark of a task is a box on the page. */
const TASK = /^\[[ xX]\]\s+/;

function writeInline(writer: PageWriter, token: Token): void {
  switch (token.type) {
    case "text":
      writer.write(escaped(token.content.replace(TASK, "")));
      return;
    case "softbreak":
      writer.write("\n");
      return;
    case "hardbreak":
      writer.write("<br>\n");
      return;
    case "code_inline":
      writer.write(`<code>${escaped(token.content)}</code>`);
      return;
    case "html_inline":
      writer.write(token.content);
      return;
    case "image":
      writer.write(`<img alt="${escaped(token.content)}">`);
      return;
    default:
      if (token.tag !== "" && token.type !== "footnote_ref") writer.write(tagOf(token));
  }
}

/** Attributes that the reading of pages looks at. */
const ATTRIBUTES = ["href", "start"];

function tagOf(token: Token): string {
  if (token.nesting < 0) return `</${token.tag}>`;
  const attributes = ATTRIBUTES.map((name) => {
    const value = token.attrGet(name);
    return value === null ? "" : ` ${name}="${escaped(String(value))}"`;
  });
  return `<${token.tag}${attributes.join("")}>`;
}

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
