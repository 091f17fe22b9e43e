import { VerseError } from "../../../src/errors.js";
import { NoRuntime, withRuntime } from "../onnx/no-runtime.js";
import type { Fault, ThreadSetup } from "./messages.js";
import type { TextModel } from "./text-model.js";

/** What stands for `NoRuntime` between threads. */
const NO_RUNTIME = "no-runtime";

/** Loads the model. Its code is imported here, so that a platform without the native runtime is an answer and not a crash. */
export const openTextModel = async (
  setup: Exclude<ThreadSetup, { kind: "cross-encoder" }>,
): Promise<TextModel> => {
  if (setup.kind === "use-lite") return (await import("../use-lite/model.js")).openUseLite(setup);
  return (await withRuntime(import("../folder/model.js"))).openFolderModel(setup);
};

export const cannotStart = (error: unknown): Fault =>
  faultOf(
    error,
    "The model cannot start here.",
    "Install the packages again with `npm ci`, on a platform that onnxruntime-node supports.",
  );

export const cannotRun = (error: unknown): Fault =>
  faultOf(error, "The model failed on a text.", "Ask again.");

const faultOf = (error: unknown, problem: string, cure: string): Fault =>
  error instanceof VerseError
    ? { code: error instanceof NoRuntime ? NO_RUNTIME : error.code, problem: error.problem, cure: error.cure }
    : {
        code: "encoder",
        problem: `${problem} (${error instanceof Error ? error.message : String(error)})`,
        cure,
      };

/** A fault of a model as its caller sees it. */
export const errorOf = ({ code, problem, cure }: Fault): VerseError =>
  code === NO_RUNTIME
    ? new NoRuntime(problem, cure)
    : new VerseError({ code: code === "storage" ? "storage" : "encoder", problem, cure });
