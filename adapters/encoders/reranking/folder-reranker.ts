import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { VerseError } from "../../../src/errors.js";
import type { Reranker } from "../../../src/retrieval/reranker.js";
import { packageFolder, startEncoderThread } from "../embedded.js";
import { readCrossEncoderSettings } from "../folder/cross-encoder-settings.js";
import type { TextPair } from "../thread/messages.js";
import { ModelThread } from "../thread/model-thread.js";

/** Thirty passages are much to read while somebody waits: more than one core helps, one is left for everything else. */
const MOST_THREADS = 4;
const ROLE = { noun: "reranker", off: "unset VERSE_RERANKER" };
const sizeOf = ({ passage }: TextPair): number => passage.length;

/**
 * A cross-encoder from a folder with `model.onnx`, `tokenizer.json` and `config.json`, in a worker thread that starts
 * with the first question. Throws VerseError `encoder` when a file is missing or not understood.
 */
export const openFolderReranker = (folder: string, startThread = startEncoderThread): Reranker => {
  const missing = ["model.onnx", "tokenizer.json"].find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) {
    throw new VerseError({
      code: "encoder",
      problem: `The reranker folder ${folder} has no ${missing}.`,
      cure: "Point VERSE_RERANKER to a folder with the model.onnx, tokenizer.json and config.json of a cross-encoder.",
    });
  }
  packageFolder("onnxruntime-node");
  const { scripts } = readCrossEncoderSettings(folder);
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const model = new ModelThread<TextPair>(1, ROLE, () =>
    startThread({ kind: "cross-encoder", folder, threads }),
  );
  return {
    name: `onnx:${folder}`,
    scripts,
    prepare: () => model.start(),
    async rerank(question, passages, signal) {
      const pairs = passages.map((passage) => ({ question, passage }));
      const scores = await model.run(pairs, "question", sizeOf, signal);
      return scores.map(([score]) => score ?? Number.NaN);
    },
    close: () => model.close(),
  };
};
