import { join } from "node:path";
import { VerseError } from "../../../src/errors.js";
import { int64Tensor, openSession, padBatch, runSession } from "../onnx/session.js";
import type { ThreadSetup } from "../thread/messages.js";
import type { TextModel } from "../thread/text-model.js";
import { normalise, pool } from "./pooling.js";
import { readFolderSettings } from "./settings.js";
import { openTokenizer } from "./tokenizer.js";

const USUAL_OUTPUTS = ["sentence_embedding", "last_hidden_state", "token_embeddings"];

/** Loads the model of a folder. Runs in the thread. Throws VerseError `encoder`. */
export const openFolderModel = async (
  setup: Extract<ThreadSetup, { kind: "folder" }>,
): Promise<TextModel> => {
  const { folder, threads } = setup;
  const settings = readFolderSettings(folder);
  const tokenizer = openTokenizer(folder, settings.maxTokens);
  const session = await openSession(join(folder, "model.onnx"), threads);
  const names = session.outputNames;
  const output = settings.output ?? USUAL_OUTPUTS.find((name) => names.includes(name)) ?? names[0] ?? "";

  return {
    async run(texts, purpose) {
      const prefix = purpose === "question" ? settings.queryPrefix : settings.passagePrefix;
      const batch = padBatch(
        texts.map((text) => tokenizer.encode(prefix + text)),
        tokenizer.padding,
      );
      const size = [batch.rows, batch.length];
      const values = {
        input_ids: batch.ids,
        attention_mask: BigInt64Array.from(batch.mask, BigInt),
        token_type_ids: new BigInt64Array(batch.ids.length),
      };
      const wanted = Object.entries(values).filter(([name]) => session.inputNames.includes(name));
      const inputs = Object.fromEntries(wanted.map(([name, data]) => [name, int64Tensor(data, size)]));
      const { data, shape } = await runSession(session, inputs, output);
      if (shape.at(-1) !== settings.dimension) {
        throw new VerseError({
          code: "encoder",
          problem: `The model in ${folder} gives vectors of another dimension.`,
          expected: String(settings.dimension),
          got: String(shape.at(-1)),
          cure: "Correct `dimension` in its encoder.json.",
        });
      }
      const pooled =
        shape.length === 2
          ? texts.map((_, i) =>
              Float32Array.from(data.subarray(i * settings.dimension, (i + 1) * settings.dimension)),
            )
          : pool({ ...batch, tokens: data, dimension: settings.dimension }, settings.pooling);
      return pooled.map(normalise);
    },
    release: () => session.release(),
  };
};
