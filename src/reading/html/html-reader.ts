import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { foldSpace } from "../../documents/fold.js";
import { VerseError } from "../../errors.js";
import { damageWarnings } from "../damage.js";
import { decode } from "../decode.js";
import type { Reader, Reading } from "../reader.js";
import { titleHint } from "../title-hint.js";
import { extract } from "./extract.js";

type Node = DefaultTreeAdapterTypes.Node;

/** The text of a page is what its reader sees; menus, advertisements and scripts stay out and are reported. */
export const htmlReader: Reader = {
  extensions: [".html", ".htm"],
  read(bytes: Uint8Array, path: string): Reading {
    const document = parse(decode(bytes, path));
    const { text, blocks, dropped } = extract(document);
    if (text === "") {
      throw new VerseError({
        code: "bad-document",
        problem: `${path} holds no text outside its menus and scripts.`,
        cure: "Save the page with its text, or as plain text.",
      });
    }
    const html = document.childNodes.find((node) => node.nodeName === "html");
    const heading = blocks.find((block) => block.kind === "heading" && block.level === 1);
    const title = titleElement(html);
    return {
      text,
      blocks,
      hints: {
        title: heading
          ? foldSpace(text.slice(heading.start, heading.end))
          : (title ?? titleHint(text, blocks)),
        language: html !== undefined && "attrs" in html ? attribute(html, "lang") : null,
      },
      warnings: [...dropped.map((what) => `Left out: ${what}.`), ...damageWarnings(text)],
    };
  },
};

function titleElement(html: Node | undefined): string | null {
  const head = children(html).find((node) => node.nodeName === "head");
  const title = children(head).find((node) => node.nodeName === "title");
  const words = children(title)
    .map((node) => ("value" in node ? node.value : ""))
    .join("");
  return words.trim() === "" ? null : foldSpace(words);
}

const children = (node: Node | undefined): readonly Node[] =>
  node !== undefined && "childNodes" in node ? node.childNodes : [];

const attribute = (element: DefaultTreeAdapterTypes.Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value || null;
