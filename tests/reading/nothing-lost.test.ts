import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Marked } from "marked";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { foldText } from "../../src/documents/fold.js";
import { readDocument } from "../../src/reading/read-document.js";

/** Another renderer of Markdown and a plain walk over its page tell which words a reader sees. */

const root = new URL("../../", import.meta.url);
const handbook = new URL("../shared/corpora/handbook/", root);
const LEAST_SHARE = 0.995;

const NOT_SHOWN = new Set("script style template head noscript".split(" "));
const BESIDE = new Set("a abbr b code em i mark small strong u del s sub sup q cite kbd".split(" "));

function visibleText(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (!("childNodes" in node) || NOT_SHOWN.has(node.nodeName)) return "";
  const words = node.childNodes.map(visibleText).join("");
  // A note is no digit of the number before it.
  if (node.nodeName === "sup" && /^\d/.test(words)) return ` ${words} `;
  return BESIDE.has(node.nodeName) ? words : ` ${words} `;
}

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What site generators replace is no text of the page. */
const withoutTags = (source: string): string =>
  source
    .replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, "")
    .replace(/\[\^\w+\]:?/g, "")
    .replace(/^(?:import .* from .*|:::\w*)$/gm, "")
    .replace(/\{%\s*comment\s*%\}[\s\S]*?\{%\s*endcomment\s*%\}/g, "")
    .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|\[\[_TOC_\]\]|\[![A-Z]+\]|\{:? ?[.#][^}\n]*\}/g, "");

function expectedWords(name: string, source: string): string[] {
  const page = name.endsWith(".md")
    ? new Marked({ gfm: true }).parse(withoutTags(source), { async: false })
    : source;
  return wordsOf(visibleText(parse(page)));
}

/** How many of the words stand in the text or in the report; each word of either counts once. */
function shareFound(
  words: readonly string[],
  found: readonly string[],
): { share: number; missing: string[] } {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  const missing = words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
  return { share: words.length === 0 ? 1 : 1 - missing.length / words.length, missing };
}

function filesIn(folder: URL): { name: string; file: URL }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:md|html)$/.test(name))
    .map((name) => ({ name, file: new URL(name, folder) }));
}

describe("nothing that a reader of the page sees is lost without a word", () => {
  const files = [
    ...filesIn(new URL("tests/fixtures/documents/", root)),
    ...filesIn(new URL("tests/fixtures/pages/", root)),
    ...filesIn(handbook),
  ];

  it.each(files)("$name", ({ name, file }) => {
    const source = readFileSync(file, "utf8");
    const expected = expectedWords(name, source);
    // A page that only leads to another one has no words, and is refused.
    if (expected.length === 0) return;
    const { document, warnings } = readDocument(Buffer.from(source), name);
    const { share, missing } = shareFound(expected, wordsOf(`${document.text} ${warnings.join(" ")}`));
    expect(share, missing.join(" ")).toBeGreaterThanOrEqual(LEAST_SHARE);
  });
});
