import { parentPort, workerData } from "node:worker_threads";
import type { FromThread, ThreadSetup, ToThread } from "./messages.js";
import { cannotEncode, cannotStart, openModel } from "./open-model.js";
import type { TextModel } from "./text-model.js";

/** The worker thread's own story: load the model, say so, then answer batches until told to close. */
const port = parentPort;
if (port === null) throw new Error("thread.js runs as a worker thread only");
const setup: ThreadSetup = workerData;

const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

const answer = async (model: TextModel, message: ToThread): Promise<void> => {
  if (message.kind === "close") {
    port.close();
    await model.release();
    return;
  }
  try {
    const vectors = await model.run(message.texts, message.purpose);
    tell(
      { kind: "vectors", vectors },
      vectors.map((vector) => vector.buffer),
    );
  } catch (error) {
    tell({ kind: "failed", ...cannotEncode(error) });
  }
};

try {
  const model = await openModel(setup);
  port.on("message", (message: ToThread) => void answer(model, message));
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "broken", ...cannotStart(error) });
}
