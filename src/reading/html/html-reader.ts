import { encodePlaces } from "../../documents/places.js";
import { VerseError } from "../../errors.js";
import { damageWarnings } from "../damage.js";
import { decodeFile } from "../decode.js";
import type { Reader, Reading } from "../reader.js";
import { titleHint } from "../title-hint.js";
import { readPage } from "./page.js";

/** The text of a page is what its reader sees; menus, advertisements and scripts stay out and are reported. */
export const htmlReader: Reader = {
  extensions: [".html", ".htm"],
  read(bytes: Uint8Array, path: string): Reading {
    const { text: source, assumption } = decodeFile(bytes, path);
    const { text, blocks, marks, dropped, title, language } = readPage(source);
    if (text === "") {
      throw new VerseError({
        code: "bad-document",
        problem: `${path} holds no text outside its menus and scripts.`,
        cure: "Save the page with its text, or as plain text.",
      });
    }
    return {
      text,
      places: encodePlaces(marks),
      blocks,
      hints: { title: title ?? titleHint(text, blocks), language },
      warnings: [
        ...(assumption === null ? [] : [assumption]),
        ...dropped.map((what) => `Left out: ${what}.`),
        ...damageWarnings(text),
      ],
    };
  },
};
