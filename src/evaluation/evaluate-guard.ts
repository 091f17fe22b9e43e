import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type GuardCase,
  type GuardScore,
  guardCaseSchema,
  measureGuard,
} from "../answering/guard/measure.js";
import type { Figures } from "./figures.js";

/** The cases of the exactness guard in a .jsonl file or in a folder of such files; null when it holds something else. */
export async function readGuardCases(path: string): Promise<GuardCase[] | null> {
  const folder = (await stat(path)).isDirectory();
  const files = folder ? (await readdir(path)).filter((name) => name.endsWith(".jsonl")).sort() : [path];
  const cases: GuardCase[] = [];
  for (const file of files) {
    const text = await readFile(folder ? join(path, file) : file, "utf8");
    for (const line of text.split("\n")) {
      if (line.trim() === "") continue;
      const read = guardCaseSchema.safeParse(parsed(line));
      if (!read.success) return null;
      cases.push(read.data);
    }
  }
  return cases.length === 0 ? null : cases;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `numberHeldOutRecall`, `numberHeldOutPrecision`, `numberTunedRecall`, ...: one pair a class and half, `passages…` for the longer set. */
export function guardFigures(cases: readonly GuardCase[]): { figures: Figures; scores: GuardScore[] } {
  const scores = measureGuard(cases);
  const figures = scores.flatMap(({ class: name, half, recall, precision }) => {
    const words = [...name.split(" "), ...half.split("-")];
    const key = words.map((word, i) => (i === 0 ? word : capital(word))).join("");
    return [
      [`${key}Recall`, recall],
      [`${key}Precision`, precision],
    ];
  });
  return { figures: { n: cases.length, ...Object.fromEntries(figures) }, scores };
}
