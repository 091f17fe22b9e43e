import { z } from "zod";
import { readOptional } from "./read-json.js";
import { scriptsOf, scriptsSchema } from "./scripts-read.js";

const positive = z.number().int().positive();

/** What a folder's cross-encoder needs to be asked rightly; `reranker.json` holds the same, every key optional. */
const settingsSchema = z.object({
  /** Tokens of question and passage together, special ones included. */
  maxTokens: positive,
  /** What is done with the number that the model gives. */
  activation: z.enum(["none", "sigmoid"]),
  scripts: scriptsSchema,
  /** The output with one number a pair, or two of which the second speaks for the passage. */
  output: z.string().optional(),
});
export type CrossEncoderSettings = z.infer<typeof settingsSchema>;

const ownSchema = settingsSchema.partial().strict();
const configSchema = z.object({
  max_position_embeddings: positive.optional(),
  // What sentence-transformers writes, today and before.
  sentence_transformers: z.looseObject({ activation_fn: z.string().optional() }).optional(),
  sbert_ce_default_activation_function: z.string().optional(),
});
const tokenizerSchema = z.object({ model_max_length: z.number().positive().optional() });

/** A passage has about 120 words: reading more would only cost time. */
const MOST_TOKENS = 512;

/** The settings of the cross-encoder in `folder`: `reranker.json` first, then config.json. Throws VerseError `encoder`. */
export const readCrossEncoderSettings = (folder: string): CrossEncoderSettings => {
  const own = readOptional(folder, "reranker.json", ownSchema) ?? {};
  const config = readOptional(folder, "config.json", configSchema);
  const tokenizer = readOptional(folder, "tokenizer_config.json", tokenizerSchema);
  const named = config?.sentence_transformers?.activation_fn ?? config?.sbert_ce_default_activation_function;
  const lengths = [tokenizer?.model_max_length, config?.max_position_embeddings, MOST_TOKENS];
  return {
    maxTokens: own.maxTokens ?? Math.min(...lengths.filter((length) => length !== undefined)),
    activation: own.activation ?? (/sigmoid/i.test(named ?? "") ? "sigmoid" : "none"),
    scripts: own.scripts ?? scriptsOf(folder),
    ...(own.output === undefined ? {} : { output: own.output }),
  };
};
