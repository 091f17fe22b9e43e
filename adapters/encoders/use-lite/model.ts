import { sealedFile } from "../../../src/storage/sealed-file.js";
import { withRuntime } from "../onnx/no-runtime.js";
import type { ThreadSetup } from "../thread/messages.js";
import type { TextModel } from "../thread/text-model.js";
import { DIMENSION, MAX_PIECES, useLiteFileName } from "./fingerprint.js";
import { UnigramTokenizer } from "./tokenizer.js";
import { readVocabulary } from "./vocabulary.js";

/** Loads Universal Sentence Encoder lite; its ONNX file is written first where there is none. */
export const openUseLite = async (setup: Extract<ThreadSetup, { kind: "use-lite" }>): Promise<TextModel> => {
  const { packageFolder, modelFolder, precision, threads } = setup;
  // The writer is loaded only when there is something to write: once a data folder.
  const place = {
    folder: modelFolder,
    name: useLiteFileName(precision),
    what: "The encoder's model file",
  };
  const reading = sealedFile(place, async () => {
    const [{ writeUseLite }, { readWeights }] = await Promise.all([
      import("./graph.js"),
      import("./weights.js"),
    ]);
    return writeUseLite(readWeights(packageFolder), precision);
  });
  reading.catch(() => undefined);
  // While the file is being read the native runtime is loaded, which takes as long.
  const [{ floatTensor, int64Tensor, openSession, padBatch, runSession }, { exactIntegerSettings }] =
    await withRuntime(Promise.all([import("../onnx/session.js"), import("../onnx/exact-integers.js")]));
  const settings = precision === "int8" ? await exactIntegerSettings() : {};
  const session = await openSession(await reading, threads, settings);
  const tokenizer = new UnigramTokenizer(readVocabulary(packageFolder));
  // The 8-bit graph scales its activations a run: a text that runs alone has one vector, whatever is asked beside it.
  const together = precision === "int8" ? 1 : Number.POSITIVE_INFINITY;

  const runTogether = async (texts: readonly string[]): Promise<Float32Array<ArrayBuffer>[]> => {
    const batch = padBatch(texts.map((text) => tokenizer.encode(text, MAX_PIECES)));
    const shape = [batch.rows, batch.length];
    const inputs = { ids: int64Tensor(batch.ids, shape), mask: floatTensor(batch.mask, shape) };
    const { data } = await runSession(session, inputs, "vectors");
    return texts.map((_, i) => Float32Array.from(data.subarray(i * DIMENSION, (i + 1) * DIMENSION)));
  };

  return {
    async run(texts) {
      const vectors: Float32Array<ArrayBuffer>[] = [];
      for (let start = 0; start < texts.length; start += together) {
        vectors.push(...(await runTogether(texts.slice(start, start + together))));
      }
      return vectors;
    },
    release: () => session.release(),
  };
};
