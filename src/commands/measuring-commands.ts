import type { AddCommand, Task } from "./task.js";

const measuring =
  (name: "evaluating" | "calibrating"): Task =>
  async (bench, flags, [path = ""]) => {
    const tasks = await import("./measuring.js");
    return tasks[name](bench, flags, path);
  };

/** The maintainer's commands about how well questions are answered. */
export function addMeasuringCommands(add: AddCommand): void {
  add(
    "eval <path>",
    "measure answers (right, denied, asserted, ...) on golden questions (.jsonl) or on a folder in the common form",
    measuring("evaluating"),
  )
    .option("--json", "print the figures as data")
    .option("--out <file>", "write a row a question")
    .option(
      "--model <name>",
      "ask the same questions with a language model too (provider:model or scripted:FILE)",
    )
    .option("--curve <file>", "draw what every refusal threshold keeps and refuses (SVG)")
    .option("--min <key=value...>", "end with 1 when a figure is lower");

  add(
    "calibrate <questions>",
    "choose from golden questions (.jsonl) when to refuse, for the documents of the current index",
    measuring("calibrating"),
  )
    .option("--curve <file>", "draw what every refusal threshold keeps and refuses (SVG)")
    .option("--keep <share>", "share of the answerable questions that must stay answered", "0.95")
    .option("--json", "print the bounds as data");
}
