import { writeFile } from "node:fs/promises";
import type { Calibration } from "../answering/finding/confidence.js";
import { VerseError } from "../errors.js";
import { curveSvg } from "../evaluation/curve-svg.js";
import { byKind, type WeighedQuestion } from "../evaluation/refusal-curve.js";

const TITLES: Readonly<Record<keyof Calibration, string>> = {
  lexical: "Questions compared by their words",
  dense: "Questions compared by words and meaning",
  translated: "Questions translated word by word",
  meaning: "Questions compared by meaning alone",
};

/** Writes what a measurement is to leave behind. Throws VerseError `storage`. */
export async function writeResult(path: string, content: string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (cause) {
    throw new VerseError({
      code: "storage",
      problem: `${path} cannot be written.`,
      cure: "Name a file in a folder that exists and may be written to.",
      cause,
    });
  }
}

/** Kept and refused against the threshold, as an SVG file; the bounds drawn are the given ones. */
export function writeCurve(
  path: string,
  questions: readonly WeighedQuestion[],
  calibration: Calibration,
): Promise<void> {
  const panels = [...byKind(questions)].map(([kind, confidences]) => ({
    title: TITLES[kind],
    confidences,
    thresholds: calibration[kind],
  }));
  return writeResult(path, curveSvg(panels));
}
