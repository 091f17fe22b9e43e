import { parentPort, workerData } from "node:worker_threads";
import { withRuntime } from "../onnx/no-runtime.js";
import type { FromThread, ThreadSetup, ToThread } from "./messages.js";
import { cannotRun, cannotStart, openTextModel } from "./open-model.js";
import type { TextModel } from "./text-model.js";

/** The worker thread's own story: load the model, say so, then answer batches until told to close. */
const port = parentPort;
if (port === null) throw new Error("thread.js runs as a worker thread only");
const setup: ThreadSetup = workerData;

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
    tell({ kind: "failed", ...cannotRun(error) });
  }
};

const serve = <Input>(model: TextModel<Input>): void => {
  port.on("message", (message: ToThread<Input>) => void answer(model, message));
  tell({ kind: "ready" });
};

const open = async (): Promise<void> => {
  if (setup.kind !== "cross-encoder") return serve(await openTextModel(setup));
  const { openCrossEncoder } = await withRuntime(import("../folder/cross-encoder.js"));
  return serve(await openCrossEncoder(setup));
};

try {
  await open();
} catch (error) {
  tell({ kind: "broken", ...cannotStart(error) });
}
