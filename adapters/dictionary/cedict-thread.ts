import { parentPort, workerData } from "node:worker_threads";
import { VerseError } from "../../src/errors.js";
import { sealedFile } from "../../src/storage/sealed-file.js";
import { deriveTable } from "./derive.js";
import type { ThreadJob, ThreadResult } from "./thread-messages.js";

/** The worker thread's whole story: derive the table, write it, hand it over. */
const { place, packageFolder }: ThreadJob = workerData;

async function work(): Promise<ThreadResult> {
  try {
    // A copy that is nothing but the table can be handed over instead of being copied once more.
    const table = Uint8Array.from(await sealedFile(place, () => deriveTable(packageFolder)));
    return { kind: "table", table };
  } catch (error) {
    if (!(error instanceof VerseError)) throw error;
    const { code, problem, cure } = error;
    return { kind: "failed", code: code === "storage" ? code : "internal", problem, cure };
  }
}

const result = await work();
parentPort?.postMessage(result, result.kind === "table" ? [result.table.buffer] : []);
