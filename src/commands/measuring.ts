import { indexApart } from "../indexing/index-apart.js";
import { calibrate, checkKeep, questionsToCalibrate } from "./calibrate.js";
import { type Flags, text } from "./command.js";
import { evaluate } from "./eval.js";
import type { ExitCode } from "./output.js";
import type { Workbench } from "./workbench.js";

/** `verse eval`: from words of the command line to figures. */
export async function evaluating(bench: Workbench, flags: Flags, path: string): Promise<ExitCode> {
  const min = flags["min"];
  const model = text(flags["model"]);
  const options = {
    json: flags["json"] === true,
    out: text(flags["out"]),
    curve: text(flags["curve"]),
    min: Array.isArray(min) ? min : [],
    asOf: bench.today(),
    audience: bench.config.audience,
    withModel: model === undefined ? null : () => bench.toolsWithModel(model),
  };
  return evaluate(
    path,
    options,
    async () => (await bench.openOrBuild(options.json)).library,
    async (corpus, progress) =>
      indexApart(corpus, bench.dense, progress, (problem) => bench.output.err(`warning: ${problem}\n`)),
    bench.tools,
    await bench.progress(options.json),
    bench.output,
  );
}

/** `verse calibrate`: the words and the questions are checked before an index is opened or built. */
export async function calibrating(bench: Workbench, flags: Flags, path: string): Promise<ExitCode> {
  const options = {
    json: flags["json"] === true,
    curve: text(flags["curve"]),
    keep: checkKeep(text(flags["keep"]) ?? "0.95"),
    asOf: bench.today(),
    audience: bench.config.audience,
  };
  const questions = await questionsToCalibrate(path);
  const opened = await bench.openOrBuild(options.json);
  const progress = await bench.progress(options.json);
  return calibrate(questions, options, opened, bench.store, bench.tools.now, progress, bench.output);
}
