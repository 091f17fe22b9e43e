import { join } from "node:path";
import { VerseError } from "../../../src/errors.js";
import { int64Tensor, openSession, padBatch, runSession } from "../onnx/session.js";
import type { TextPair, ThreadSetup } from "../thread/messages.js";
import type { TextModel } from "../thread/text-model.js";
import { readCrossEncoderSettings } from "./cross-encoder-settings.js";
import { openPairTokenizer } from "./pair-tokenizer.js";

/** Loads the cross-encoder of a folder: one number a pair of question and passage. Runs in the thread. */
export const openCrossEncoder = async (
  setup: Extract<ThreadSetup, { kind: "cross-encoder" }>,
): Promise<TextModel<TextPair>> => {
  const { folder, threads } = setup;
  const settings = readCrossEncoderSettings(folder);
  const tokenizer = openPairTokenizer(folder, settings.maxTokens);
  const session = await openSession(join(folder, "model.onnx"), threads);
  const names = session.outputNames;
  const output = settings.output ?? (names.includes("logits") ? "logits" : (names[0] ?? ""));

  return {
    async run(pairs) {
      const encoded = pairs.map((pair) => tokenizer.encode(pair));
      const batch = padBatch(
        encoded.map(({ ids }) => ids),
        tokenizer.padding,
      );
      const values = {
        input_ids: batch.ids,
        attention_mask: BigInt64Array.from(batch.mask, BigInt),
        token_type_ids: padBatch(encoded.map(({ types }) => types)).ids,
      };
      const wanted = Object.entries(values).filter(([name]) => session.inputNames.includes(name));
      const size = [batch.rows, batch.length];
      const inputs = Object.fromEntries(wanted.map(([name, data]) => [name, int64Tensor(data, size)]));
      const { data, shape } = await runSession(session, inputs, output);
      const width = data.length / batch.rows;
      if (shape[0] !== batch.rows || (width !== 1 && width !== 2)) {
        throw new VerseError({
          code: "encoder",
          problem: `The model in ${folder} gives no score of a question and a passage.`,
          expected: `one or two numbers a pair in the output ${output}`,
          got: `the shape ${shape.join(" x ")}`,
          cure: "Point VERSE_RERANKER to a cross-encoder; an encoder belongs in VERSE_ENCODER.",
        });
      }
      return pairs.map((_, row) => {
        const logit = width === 1 ? (data[row] ?? 0) : (data[2 * row + 1] ?? 0) - (data[2 * row] ?? 0);
        return Float32Array.of(settings.activation === "sigmoid" ? 1 / (1 + Math.exp(-logit)) : logit);
      });
    },
    release: () => session.release(),
  };
};
