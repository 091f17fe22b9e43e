import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { VerseError } from "../../../src/errors.js";

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
const DEFAULT_MAX_TOKENS = 512;

const refusal = (folder: string, file: string, problem: string): VerseError =>
  new VerseError({
    code: "encoder",
    problem: `${file} of the model folder ${folder} ${problem}.`,
    cure: `Correct the file, or write the settings into ${OWN.includes(file) ? file : OWN.join(" or ")} beside model.onnx.`,
  });
/** Of this program: one for an encoder, one for a cross-encoder. */
const OWN = ["encoder.json", "reranker.json"];

/** A JSON file of the folder; null when it is not there. */
export const readJson = (folder: string, file: string): unknown => {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw refusal(folder, file, "is not JSON");
  }
};

/** A JSON file of the folder in a form; null when it is not there. Throws VerseError `encoder` when it has another. */
export const readOptional = <T>(folder: string, file: string, schema: z.ZodType<T>): T | null => {
  const json = readJson(folder, file);
  if (json === null) return null;
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0];
  throw refusal(folder, file, `is not understood (${fault?.path.join(".")}: ${fault?.message})`);
};

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
  const dimension = own.dimension ?? pooling?.word_embedding_dimension ?? model?.hidden_size;
  if (dimension === undefined)
    throw refusal(folder, "encoder.json", "does not say the dimension of the vectors");
  return {
    dimension,
    pooling: own.pooling ?? (pooling?.pooling_mode_cls_token === true ? "cls" : "mean"),
    maxTokens:
      own.maxTokens ?? length?.max_seq_length ?? model?.max_position_embeddings ?? DEFAULT_MAX_TOKENS,
    queryPrefix: own.queryPrefix ?? prompts["query"] ?? "",
    passagePrefix: own.passagePrefix ?? prompts["passage"] ?? prompts["document"] ?? "",
    ...(own.output === undefined ? {} : { output: own.output }),
  };
};
