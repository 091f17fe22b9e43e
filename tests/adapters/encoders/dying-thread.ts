import { Worker } from "node:worker_threads";
import type { ThreadSetup } from "../../../adapters/encoders/thread/messages.js";

/** The real thread, which dies by itself with the batch of this number: killed from outside it would abort the process. */
export const startDyingThread = (setup: ThreadSetup, batch: number): Worker => {
  const real = new URL("../../../dist/adapters/encoders/thread/thread.js", import.meta.url);
  const program = `import { parentPort } from "node:worker_threads";
    let batches = 0;
    parentPort.on("message", ({ kind }) => {
      if (kind === "run" && ++batches === ${batch}) process.exit(1);
    });
    await import(${JSON.stringify(real.href)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: setup,
    execArgv: [],
  });
};
