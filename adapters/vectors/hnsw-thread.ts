import { statSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { HnswThreadJob, HnswThreadResult } from "./hnsw-build.js";
import { checkHnswFile, LINKS } from "./hnsw-file.js";
import { loadHnsw } from "./native.js";
import { overwriteDeleted } from "./overwrite-deleted.js";

const EF_CONSTRUCTION = 200;
/** Fixed, so that the same vectors give the same graph. */
const SEED = 100;

const build = async (job: HnswThreadJob): Promise<HnswThreadResult> => {
  const Hnsw = await loadHnsw();
  if (Hnsw === null) return { kind: "missing" };
  const { dimension, added, deleted, base } = job;
  const count = added.length / dimension;
  const graph = new Hnsw("ip", dimension);
  const before = base === null ? 0 : checkHnswFile(base, dimension).elements;
  if (base === null) {
    graph.initIndex({
      maxElements: Math.max(1, count),
      m: LINKS,
      efConstruction: EF_CONSTRUCTION,
      randomSeed: SEED,
    });
  } else {
    graph.readIndexSync(base);
    if (before + count > graph.getMaxElements()) graph.resizeIndex(before + count);
  }
  for (const label of deleted) graph.markDelete(label);
  for (let i = 0; i < count; i += 1) {
    graph.addPoint(Array.from(added.subarray(i * dimension, (i + 1) * dimension)), before + i);
  }
  graph.writeIndexSync(job.path);
  const written = statSync(job.path, { throwIfNoEntry: false });
  if (written === undefined) return { kind: "not-written", problem: "no file appeared" };
  try {
    const { elements, bytes } = checkHnswFile(job.path, dimension);
    if (elements !== before + count)
      return { kind: "not-written", problem: `${elements} of ${before + count} vectors arrived` };
    overwriteDeleted(job.path, dimension, elements);
    return { kind: "written", bytes };
  } catch (error) {
    return { kind: "not-written", problem: error instanceof Error ? error.message : String(error) };
  }
};

const job: HnswThreadJob = workerData;
parentPort?.postMessage(await build(job));
