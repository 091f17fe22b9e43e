import { z } from "zod";
import { readOptional, refusal } from "./read-json.js";
import { scriptsOf, scriptsSchema } from "./scripts-read.js";

const positive = z.number().int().positive();

/** What a folder's model needs to be asked rightly; `encoder.json` holds the same, every key optional. */
const settingsSchema = z.object({
  dimension: positive,
  pooling: z.enum(["mean", "cls"]),
  /** Tokens of one text, special ones included; the rest is not seen. */
  maxTokens: positive,
  /** Put before questions and before passages, as the model was trained ("query: "). */
  queryPrefix: z.string(),
  passagePrefix: z.string(),
  /** The output with one vector a token [batch, tokens, dimension] or one a text [batch, dimension]. */
  output: z.string().optional(),
  scripts: scriptsSchema,
});
export type FolderSettings = z.infer<typeof settingsSchema>;

const ownSchema = settingsSchema.partial().strict();
const poolingSchema = z.object({
  word_embedding_dimension: positive.optional(),
  pooling_mode_cls_token: z.boolean().optional(),
});
const lengthSchema = z.object({ max_seq_length: positive.nullish() });
const promptsSchema = z.object({ prompts: z.record(z.string(), z.string().nullable()).optional() });
const modelSchema = z.object({
  hidden_size: positive.optional(),
  max_position_embeddings: positive.optional(),
});
const tokenizerSchema = z.object({ model_max_length: z.number().positive().optional() });
const DEFAULT_MAX_TOKENS = 512;

/**
 * The settings of the model in `folder`: `encoder.json` first, then the files that sentence-transformers writes
 * (1_Pooling/config.json, sentence_bert_config.json, config_sentence_transformers.json), then config.json.
 * Throws VerseError `encoder`.
 */
export const readFolderSettings = (folder: string): FolderSettings => {
  const own = readOptional(folder, "encoder.json", ownSchema) ?? {};
  const pooling = readOptional(folder, "1_Pooling/config.json", poolingSchema);
  const length = readOptional(folder, "sentence_bert_config.json", lengthSchema);
  const prompts = readOptional(folder, "config_sentence_transformers.json", promptsSchema)?.prompts ?? {};
  const model = readOptional(folder, "config.json", modelSchema);
  const tokenizer = readOptional(folder, "tokenizer_config.json", tokenizerSchema);
  const lengths = [tokenizer?.model_max_length, model?.max_position_embeddings ?? DEFAULT_MAX_TOKENS];
  const dimension = own.dimension ?? pooling?.word_embedding_dimension ?? model?.hidden_size;
  if (dimension === undefined)
    throw refusal(folder, "encoder.json", "does not say the dimension of the vectors");
  return {
    dimension,
    pooling: own.pooling ?? (pooling?.pooling_mode_cls_token === true ? "cls" : "mean"),
    maxTokens: own.maxTokens ?? length?.max_seq_length ?? Math.min(...lengths.filter((n) => n !== undefined)),
    queryPrefix: own.queryPrefix ?? prompts["query"] ?? "",
    passagePrefix: own.passagePrefix ?? prompts["passage"] ?? prompts["document"] ?? "",
    scripts: own.scripts ?? scriptsOf(folder),
    ...(own.output === undefined ? {} : { output: own.output }),
  };
};
