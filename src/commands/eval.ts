import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { AnsweringTools } from "../answering/answer.js";
import type { ModelUse } from "../answering/drafting/model-use.js";
import { DEFAULT_CALIBRATION } from "../answering/finding/confidence.js";
import type { Library } from "../answering/finding/library.js";
import { formatGuardScores } from "../answering/guard/measure.js";
import { VerseError } from "../errors.js";
import { evaluateFolder } from "../evaluation/evaluate-folder.js";
import { type Asked, evaluateGolden } from "../evaluation/evaluate-golden.js";
import { guardFigures, readGuardCases } from "../evaluation/evaluate-guard.js";
import type { Figures } from "../evaluation/figures.js";
import { modelFigures } from "../evaluation/model-figures.js";
import type { Progress } from "../indexing/progress.js";
import type { Corpus } from "../retrieval/corpus.js";
import { type ExitCode, type Output, printJson } from "./output.js";
import { writeCurve, writeResult } from "./result-files.js";

export interface EvalOptions {
  readonly json: boolean;
  /** File that gets one JSON row a question. */
  readonly out: string | undefined;
  /** SVG file that gets what every refusal threshold would keep and refuse. */
  readonly curve: string | undefined;
  /** KEY=VALUE, the least that a figure may be. */
  readonly min: readonly string[];
  readonly asOf: string;
  readonly audience: string;
  /** Asks the same questions once more with a model. */
  readonly withModel: (() => Promise<AnsweringTools>) | null;
}

/**
 * Measures answers on golden questions (a .jsonl file, asked of the current index) or on a folder of the common form,
 * and the exactness guard on a file or folder of its cases.
 */
export async function evaluate(
  path: string,
  options: EvalOptions,
  current: () => Promise<Library>,
  index: (corpus: Corpus, progress: Progress) => Promise<Library>,
  tools: AnsweringTools,
  progress: Progress,
  output: Output,
): Promise<ExitCode> {
  const minima = options.min.map(parseMinimum);
  const found = await stat(path).catch(() => null);
  if (!found) {
    throw new VerseError({
      code: "wrong-use",
      problem: `There is no ${path}.`,
      cure: "Name a .jsonl file of golden questions or a folder with corpus.jsonl, queries.jsonl and qrels.tsv.",
    });
  }
  const cases = await guardCases(path, found.isDirectory());
  if (cases) {
    const { figures, scores } = guardFigures(cases);
    if (options.json) printJson(output, figures);
    else for (const line of formatGuardScores(scores)) output.out(`${line}\n`);
    return sayShort(figures, minima, output);
  }
  let library: Promise<Library> | null = null;
  const once = (open: () => Promise<Library>): Promise<Library> => {
    library = library ?? open();
    return library;
  };
  const asked = { asOf: options.asOf, audience: options.audience };
  const onProgress = (done: number, total: number): void => progress.step("asking", done, total);
  const run = async (using: AnsweringTools, of: Asked) =>
    found.isDirectory()
      ? evaluateFolder(path, of, using, (corpus) => once(() => index(corpus, progress)), onProgress)
      : evaluateGolden(path, await once(current), of, using, onProgress);
  const used = found.isDirectory() ? null : await once(current);
  const plain = await run(tools, asked);
  const model = options.withModel ? await options.withModel() : null;
  const uses: ModelUse[] = [];
  const helped = model && (await run(model, { ...asked, onModel: (use) => uses.push(use) }));
  const figures = { ...plain.figures, ...(helped ? modelFigures(helped.rows, uses) : {}) };
  const rows = [...plain.rows, ...(helped?.rows ?? []).map((row) => ({ ...row, run: "model" }))];
  progress.end();
  if (options.out !== undefined) {
    await writeResult(options.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
  if (options.curve !== undefined)
    await writeCurve(options.curve, rows, used?.calibration ?? DEFAULT_CALIBRATION);
  if (options.json) printJson(output, figures);
  else for (const [key, value] of Object.entries(figures)) output.out(`${key.padEnd(18)} ${shown(value)}\n`);
  return sayShort(figures, minima, output);
}

/** Cases of the exactness guard instead of questions; a folder of the common form holds none. */
const guardCases = async (path: string, folder: boolean) => {
  const common = folder && (await stat(join(path, "corpus.jsonl")).catch(() => null)) !== null;
  return common ? null : readGuardCases(path);
};

function sayShort(figures: Figures, minima: readonly Minimum[], output: Output): ExitCode {
  const short = minima.filter(({ key, least }) => !(figureOf(figures, key) >= least));
  for (const { key, least } of short)
    output.err(`${key} is ${shown(figureOf(figures, key))}, below ${least}\n`);
  return short.length === 0 ? 0 : 1;
}

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));

function figureOf(figures: Figures, key: string): number {
  const value = Object.entries(figures).find(([name]) => name === key)?.[1];
  if (typeof value === "number") return value;
  throw new VerseError({
    code: "wrong-use",
    problem: `These data have no figure "${key}".`,
    cure: `Give --min one of ${Object.keys(figures).join(", ")}.`,
  });
}

interface Minimum {
  readonly key: string;
  readonly least: number;
}

function parseMinimum(text: string): Minimum {
  const [, key, value] = /^([a-z0-9]+)=(\d*\.?\d+)$/i.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return { key, least: Number(value) };
  throw new VerseError({
    code: "wrong-use",
    problem: `"${text}" is not a minimum.`,
    cure: "Write KEY=VALUE, such as --min quote1=0.8.",
  });
}
