import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { AnsweringTools } from "../answering/answer.js";
import type { ModelUse } from "../answering/drafting/model-use.js";
import { DEFAULT_CALIBRATION } from "../answering/finding/confidence.js";
import type { Library } from "../answering/finding/library.js";
import { formatGuardScores } from "../answering/guard/measure.js";
import { VerseError } from "../errors.js";
import { evaluateFolder } from "../evaluation/evaluate-folder.js";
import { type AskedAs, evaluateGolden } from "../evaluation/evaluate-golden.js";
import { guardFigures, readGuardCases } from "../evaluation/evaluate-guard.js";
import type { Figures } from "../evaluation/figures.js";
import { modelFigures } from "../evaluation/model-figures.js";
import { indexApart } from "../indexing/index-apart.js";
import { type CommandDeclaration, textOf } from "./command.js";
import { type ExitCode, type Output, printJson } from "./output.js";
import { writeCurve, writeResult } from "./result-files.js";
import type { Workbench } from "./workbench.js";

/**
 * `verse eval PATH`: measures answers on golden questions (a .jsonl file, asked of the current index) or on a folder of
 * the common form, and the exactness guard on a file or folder of its cases.
 */
export const evaluate: CommandDeclaration = {
  usage: "eval <path>",
  description:
    "measure answers (right, denied, asserted, ...) on golden questions (.jsonl) or on a folder in the common form",
  options: [
    ["--json", "print the figures as data"],
    ["--out <file>", "write a row a question"],
    ["--model <name>", "ask the same questions with a language model too (provider:model or scripted:FILE)"],
    ["--curve <file>", "draw what every refusal threshold keeps and refuses (SVG)"],
    ["--min <key=value...>", "end with 1 when a figure is lower"],
  ],
  async run(bench, flags, [path = ""]) {
    const options: EvalOptions = {
      json: flags["json"] === true,
      out: textOf(flags["out"]),
      curve: textOf(flags["curve"]),
      minima: Array.isArray(flags["min"]) ? flags["min"].map(parseMinimum) : [],
      model: textOf(flags["model"]),
    };
    const found = await stat(path).catch(() => null);
    if (!found) {
      throw new VerseError({
        code: "wrong-use",
        problem: `There is no ${path}.`,
        cure: "Name a .jsonl file of golden questions or a folder with corpus.jsonl, queries.jsonl and qrels.tsv.",
      });
    }
    const cases = await guardCases(path, found.isDirectory());
    if (cases === null) return evaluateAnswers({ path, folder: found.isDirectory() }, options, bench);
    const { figures, scores } = guardFigures(cases);
    if (options.json) printJson(bench.output, figures);
    else for (const line of formatGuardScores(scores)) bench.output.out(`${line}\n`);
    return reportMissed(figures, options.minima, bench.output);
  },
};

interface EvalOptions {
  readonly json: boolean;
  /** File that gets one JSON row a question. */
  readonly out: string | undefined;
  /** SVG file that gets what every refusal threshold would keep and refuse. */
  readonly curve: string | undefined;
  readonly minima: readonly Minimum[];
  /** Asks the same questions once more with this model. */
  readonly model: string | undefined;
}

interface QuestionSet {
  readonly path: string;
  /** A folder of the common form, else a file of golden questions. */
  readonly folder: boolean;
}

async function evaluateAnswers(
  { path, folder }: QuestionSet,
  { json, out, curve, minima, model }: EvalOptions,
  bench: Workbench,
): Promise<ExitCode> {
  const { output } = bench;
  const progress = await bench.progress(json);
  let opened: Promise<Library> | null = null;
  const once = (open: () => Promise<Library>): Promise<Library> => {
    opened ??= open();
    return opened;
  };
  const current = () => once(async () => (await bench.openOrBuild(json)).library);
  const warn = (problem: string): void => output.err(`warning: ${problem}\n`);
  const ask = async (tools: AnsweringTools, asked: AskedAs) => {
    const onProgress = (done: number, total: number): void => progress.step("asking", done, total);
    const run = { asked, tools, onProgress };
    return folder
      ? evaluateFolder(path, run, (corpus) => once(() => indexApart(corpus, bench.dense, progress, warn)))
      : evaluateGolden(path, await current(), run);
  };
  const asked = { asOf: bench.today(), audience: bench.config.audience };
  const used = folder ? null : await current();
  const plain = await ask(bench.tools, asked);
  const withModel = model === undefined ? null : await bench.toolsWithModel(model);
  const uses: ModelUse[] = [];
  const helped = withModel && (await ask(withModel, { ...asked, onModel: (use) => uses.push(use) }));
  progress.end();
  const figures = { ...plain.figures, ...(helped ? modelFigures(helped.rows, uses) : {}) };
  const rows = [...plain.rows, ...(helped?.rows ?? []).map((row) => ({ ...row, run: "model" }))];
  if (out !== undefined) await writeResult(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  if (curve !== undefined)
    await writeCurve(curve, rows, used?.calibration(bench.config.audience) ?? DEFAULT_CALIBRATION);
  if (json) printJson(output, figures);
  else for (const [key, value] of Object.entries(figures)) output.out(`${key.padEnd(18)} ${shown(value)}\n`);
  return reportMissed(figures, minima, output);
}

/** Cases of the exactness guard instead of questions; a folder of the common form holds none. */
const guardCases = async (path: string, folder: boolean) => {
  const common = folder && (await stat(join(path, "corpus.jsonl")).catch(() => null)) !== null;
  return common ? null : readGuardCases(path);
};

/** Names the figures below their minimum; ends with 1 when there are any. */
function reportMissed(figures: Figures, minima: readonly Minimum[], output: Output): ExitCode {
  const missed = minima.filter(({ key, least }) => !(figureOf(figures, key) >= least));
  for (const { key, least } of missed)
    output.err(`${key} is ${shown(figureOf(figures, key))}, below ${least}\n`);
  return missed.length === 0 ? 0 : 1;
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
