import { parentPort, workerData } from "node:worker_threads";
import { VerseError } from "../../../src/errors.js";
import type { Fault, FromThread, ThreadSetup, ToThread } from "./messages.js";
import type { TextModel } from "./text-model.js";

/** The worker thread's own story: load the model, say so, then answer batches until told to close. */
const port = parentPort;
if (port === null) throw new Error("thread.js runs as a worker thread only");
const setup: ThreadSetup = workerData;

const faultOf = (error: unknown, problem: string, cure: string): Fault =>
  error instanceof VerseError
    ? { code: error.code, problem: error.problem, cure: error.cure }
    : {
        code: "encoder",
        problem: `${problem} (${error instanceof Error ? error.message : String(error)})`,
        cure,
      };

const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

const answer = async <Input>(model: TextModel<Input>, message: ToThread<Input>): Promise<void> => {
  if (message.kind === "close") {
    port.close();
    await model.release();
    return;
  }
  try {
    const vectors = await model.run(message.inputs, message.purpose);
    tell(
      { kind: "vectors", vectors },
      vectors.map((vector) => vector.buffer),
    );
  } catch (error) {
    tell({ kind: "failed", ...faultOf(error, "The model failed on a text.", "Ask again.") });
  }
};

const serve = <Input>(model: TextModel<Input>): void => {
  port.on("message", (message: ToThread<Input>) => void answer(model, message));
  tell({ kind: "ready" });
};

// Loaded here and not above, so that a platform without the native runtime is an answer and not a crash.
const open = async (): Promise<void> => {
  switch (setup.kind) {
    case "use-lite":
      return serve(await (await import("../use-lite/model.js")).openUseLite(setup));
    case "folder":
      return serve(await (await import("../folder/model.js")).openFolderModel(setup));
    case "cross-encoder":
      return serve(await (await import("../folder/cross-encoder.js")).openCrossEncoder(setup));
  }
};

try {
  await open();
} catch (error) {
  const cure = "Install the packages again with `npm ci`, on a platform that onnxruntime-node supports.";
  tell({ kind: "broken", ...faultOf(error, "The model cannot start here.", cure) });
}
