import type { Block } from "../../documents/document.js";
import { damageWarnings } from "../damage.js";
import { decode } from "../decode.js";
import type { Reader, Reading } from "../reader.js";
import { textBlocks } from "../text/text-reader.js";
import { titleHint } from "../title-hint.js";
import { markdownBlocks } from "./blocks.js";
import { frontMatterOf, settingOf } from "./front-matter.js";
import { parseMarkdown } from "./parse.js";

/** Quotation and list marks before one line; nobody nests deeper, and parsers take long over it. */
const TOO_DEEP = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t]*){60}/m;

export const markdownReader: Reader = {
  extensions: [".md", ".markdown"],
  read(bytes: Uint8Array, path: string): Reading {
    const text = decode(bytes, path);
    const front = frontMatterOf(text);
    const deep = TOO_DEEP.test(text);
    // Same length, so that positions stay those of the source.
    const source = front === null ? text : " ".repeat(front.end) + text.slice(front.end);
    const body = deep ? textBlocks(source) : markdownBlocks(source, parseMarkdown(source));
    const blocks: Block[] =
      front === null ? body : [{ kind: "boilerplate", ...front, reason: "front matter" }, ...body];
    const settings = front === null ? "" : text.slice(front.start, front.end);
    const title = settingOf(settings, "title") ?? titleHint(text, blocks);
    const warnings = deep ? ["Nested too deeply to be read as Markdown: read as plain text."] : [];
    return {
      text,
      blocks,
      hints: { title, language: settingOf(settings, "lang") ?? settingOf(settings, "language") },
      warnings: [...warnings, ...damageWarnings(text)],
    };
  },
};
