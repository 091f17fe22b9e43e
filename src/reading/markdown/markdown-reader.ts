import { encodePlaces } from "../../documents/places.js";
import { VerseError } from "../../errors.js";
import { damageWarnings } from "../damage.js";
import { decodeFile } from "../decode.js";
import { readPage } from "../html/page.js";
import type { Reader, Reading } from "../reader.js";
import { textBlocks } from "../text/text-reader.js";
import { titleHint } from "../title-hint.js";
import { fitMarks } from "./fit-marks.js";
import { frontMatterOf, settingsOf } from "./front-matter.js";
import { parseMarkdown } from "./parse.js";
import { withoutSiteMarks } from "./site-marks.js";
import { markdownToHtml } from "./to-html.js";

/** The text of Markdown is what the reader of its page sees. */
export const markdownReader: Reader = {
  extensions: [".md", ".markdown"],
  read(bytes: Uint8Array, path: string): Reading {
    const { text: source, assumption } = decodeFile(bytes, path);
    const assumed = assumption === null ? [] : [assumption];
    const front = frontMatterOf(source);
    const settings =
      front === null ? new Map<string, string>() : settingsOf(source.slice(front.start, front.end));
    // Lines keep their numbers.
    const body =
      front === null ? source : source.slice(0, front.end).replace(/[^\r\n]+/g, "") + source.slice(front.end);
    const tokens = parseMarkdown(withoutSiteMarks(body));
    if (tokens === null) return asPlainText(source, assumed);
    const { html, lines } = markdownToHtml(tokens);
    const { text, blocks, marks, dropped, title } = readPage(html);
    if (text === "") {
      throw new VerseError({
        code: "bad-document",
        problem: `${path} holds no text outside its markup.`,
        cure: "Write its text into the file or remove it from the folder.",
      });
    }
    return {
      text,
      places: encodePlaces(fitMarks(marks, lines, text, source)),
      blocks,
      hints: {
        title: settings.get("title") ?? title ?? titleHint(text, blocks),
        language: settings.get("lang") ?? settings.get("language") ?? null,
      },
      warnings: [...assumed, ...dropped.map((what) => `Left out: ${what}.`), ...damageWarnings(text)],
    };
  },
};

function asPlainText(text: string, assumed: readonly string[]): Reading {
  const blocks = textBlocks(text);
  const warnings = [
    ...assumed,
    "Nested too deeply to be read as Markdown: read as plain text.",
    ...damageWarnings(text),
  ];
  return { text, blocks, hints: { title: titleHint(text, blocks), language: null }, warnings };
}
