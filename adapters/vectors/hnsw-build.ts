import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { compiledFile } from "../../src/compiled.js";
import { VerseError } from "../../src/errors.js";
import { checkVector } from "../../src/retrieval/vectors/check-vector.js";
import type { LabelPlan } from "../../src/retrieval/vectors/label-plan.js";

export interface HnswThreadJob {
  readonly path: string;
  readonly base: string | null;
  readonly dimension: number;
  readonly deleted: Uint32Array;
  readonly added: Float32Array<ArrayBuffer>;
}

export type HnswThreadResult =
  | { readonly kind: "written"; readonly bytes: number }
  | { readonly kind: "not-written"; readonly problem: string }
  | { readonly kind: "missing" };

export interface HnswBuild {
  /** The file to write; its folder exists. */
  readonly path: string;
  /** The last generation's file, checksum verified; not read when the plan says `rebuild`. */
  readonly base: string | null;
  readonly plan: LabelPlan;
  /** One unit vector a row of the new generation. */
  readonly matrix: Float32Array;
  readonly dimension: number;
}

/**
 * Writes the graph of the new generation in a worker thread: the last one with what is gone marked, its vectors
 * overwritten, and what is new added, or a new one. The file is checked after the write and flushed to the disk. Null where the native addon is
 * missing. Throws VerseError `storage` when the file did not arrive whole, `encoder` for vectors that are not finite.
 */
export const buildHnswFile = async (build: HnswBuild): Promise<{ bytes: number } | null> => {
  const { path, plan, matrix, dimension } = build;
  const added = new Float32Array(plan.addedRows.length * dimension);
  plan.addedRows.forEach((row, i) => {
    const vector = matrix.subarray(row * dimension, (row + 1) * dimension);
    checkVector(vector, dimension);
    added.set(vector, i * dimension);
  });
  const base = plan.rebuild ? null : build.base;
  const result = await runThread({ path, base, dimension, deleted: plan.deleted, added });
  if (result.kind === "missing") return null;
  if (result.kind === "not-written") {
    rmSync(path, { force: true });
    throw notWritten(path, result.problem);
  }
  flush(path);
  return { bytes: result.bytes };
};

const runThread = (job: HnswThreadJob): Promise<HnswThreadResult> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(compiledFile("adapters/vectors/hnsw-thread.js", import.meta.url), {
      workerData: job,
      transferList: [job.added.buffer],
      name: "vector-index",
      execArgv: [],
    });
    thread.once("message", (result: HnswThreadResult) => resolve(result));
    thread.once("error", (cause) => reject(buildFailed(cause)));
    thread.once("exit", () => reject(buildFailed(undefined)));
  });

const flush = (path: string): void => {
  try {
    const file = openSync(path, "r+");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw notWritten(path, error instanceof Error ? error.message : String(error));
  }
};

const notWritten = (path: string, reason: string): VerseError =>
  new VerseError({
    code: "storage",
    problem: `The vector index could not be written to ${path} (${reason}).`,
    cure: "Free disk space or make the folder writable, then index again.",
  });

const buildFailed = (cause: unknown): VerseError =>
  new VerseError({
    code: "internal",
    problem: `Building the vector index failed${cause instanceof Error ? ` (${cause.message})` : ""}.`,
    cure: "Index again from the beginning with `verse index --full`.",
    cause,
  });
