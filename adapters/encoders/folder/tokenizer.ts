import { Tokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { VerseError } from "../../../src/errors.js";
import { readJson } from "./settings.js";

const tokenizerSchema = z.looseObject({ model: z.looseObject({}) });
const configSchema = z.looseObject({
  pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish(),
});

/** The package's own types do not resolve under this program's module rules. */
const encodingSchema = z.object({ ids: z.array(z.number()) });

/** No tokenizer needs more characters for one token; a text is cut there before it is read. */
const MAX_UNITS_A_TOKEN = 100;

export interface FolderTokenizer {
  /** Ids with the model's special tokens, at most `maxTokens`; what is cut is the text, not the closing token. */
  encode(text: string): number[];
  readonly padding: number;
}

/** The tokenizer of `folder` (tokenizer.json, and tokenizer_config.json where it is there). Throws VerseError `encoder`. */
export const openTokenizer = (folder: string, maxTokens: number): FolderTokenizer => {
  const json = tokenizerSchema.safeParse(readJson(folder, "tokenizer.json"));
  const config = configSchema.safeParse(readJson(folder, "tokenizer_config.json") ?? {});
  if (!json.success || !config.success) {
    throw new VerseError({
      code: "encoder",
      problem: `The tokenizer in ${folder} is not in the form of tokenizer.json.`,
      cure: "Export the model again with its fast tokenizer.",
    });
  }
  const tokenizer = new Tokenizer(json.data, config.data);
  const idsOf = (text: string): number[] => encodingSchema.parse(tokenizer.encode(text)).ids;
  const empty = idsOf("");
  const sample = idsOf("a");
  const opening = empty.findIndex((id, i) => id !== sample[i]);
  const closing = opening < 0 ? [] : empty.slice(opening);
  const pad = config.data.pad_token;
  const padName = typeof pad === "string" ? pad : pad?.content;
  const padId = [padName, "[PAD]", "<pad>"].map((name) => name && tokenizer.token_to_id(name)).find(isId);
  return {
    padding: padId ?? 0,
    encode(text) {
      const ids = idsOf(text.slice(0, maxTokens * MAX_UNITS_A_TOKEN));
      return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - closing.length), ...closing];
    },
  };
};

const isId = (value: unknown): value is number => typeof value === "number";
