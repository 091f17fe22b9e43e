import type { Block } from "../../documents/document.js";
import { damageWarnings } from "../damage.js";
import { decodeFile } from "../decode.js";
import type { Reader, Reading } from "../reader.js";
import { titleHint } from "../title-hint.js";
import { joinLines } from "./join-lines.js";
import { joinLabels } from "./label-lines.js";
import { linesOf } from "./lines.js";
import { outline } from "./outline.js";
import { pageFurniture } from "./page-furniture.js";
import { wrapColumn } from "./wrapping.js";

/** The blocks of plain text whose structure shows in its lines alone. */
export function textBlocks(text: string): Block[] {
  const lines = linesOf(text);
  const furniture = pageFurniture(lines);
  const column = wrapColumn(lines.filter((_, at) => !furniture.has(at)));
  const units = joinLabels(text, joinLines(text, lines, column, furniture));
  const starts = new Set([...furniture].map((at) => lines[at]?.start));
  return outline(text, units, new Set(units.filter((unit) => starts.has(unit.start))));
}

export const textReader: Reader = {
  extensions: [".txt", ".text"],
  read(bytes: Uint8Array, path: string): Reading {
    const { text, assumption } = decodeFile(bytes, path);
    const blocks = textBlocks(text);
    return {
      text,
      blocks,
      hints: { title: titleHint(text, blocks), language: null },
      warnings: [...(assumption === null ? [] : [assumption]), ...damageWarnings(text)],
    };
  },
};
