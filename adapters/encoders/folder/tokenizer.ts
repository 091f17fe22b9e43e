import { Tokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { VerseError } from "../../../src/errors.js";
import { readJson } from "./read-json.js";

const tokenizerSchema = z.looseObject({ model: z.looseObject({}) });
const configSchema = z.looseObject({
  pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish(),
});

/** The package's own types do not resolve under this program's module rules. */
const encodingSchema = z.object({ ids: z.array(z.number()) });
const pairSchema = z.object({ ids: z.array(z.number()), token_type_ids: z.array(z.number()).optional() });

/** No tokenizer needs more characters for one token; a text is cut there before it is read. */
export const MAX_UNITS_A_TOKEN = 100;

export interface FolderTokenizer {
  /** Ids with the model's special tokens, at most `maxTokens`; what is cut is the text, not the closing token. */
  encode(text: string): number[];
  readonly padding: number;
}

export interface LoadedTokenizer {
  /** Ids with the model's special tokens, or without. */
  idsOf(text: string, special: boolean): number[];
  /** Ids of a pair with the special tokens, and the segment that each belongs to. */
  pairOf(first: string, second: string): { ids: number[]; types: number[] };
  readonly padding: number;
}

/** Loads tokenizer.json, and tokenizer_config.json where it is there. Throws VerseError `encoder`. */
export const loadTokenizer = (folder: string): LoadedTokenizer => {
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
  const pad = config.data.pad_token;
  const padName = typeof pad === "string" ? pad : pad?.content;
  const padId = [padName, "[PAD]", "<pad>"].map((name) => name && tokenizer.token_to_id(name)).find(isId);
  return {
    padding: padId ?? 0,
    idsOf: (text, special) =>
      encodingSchema.parse(tokenizer.encode(text, { add_special_tokens: special })).ids,
    pairOf(first, second) {
      const options = { text_pair: second, return_token_type_ids: true };
      const { ids, token_type_ids: types } = pairSchema.parse(tokenizer.encode(first, options));
      return { ids, types: types ?? ids.map(() => 0) };
    },
  };
};

/** The tokenizer of an encoder's folder. Throws VerseError `encoder`. */
export const openTokenizer = (folder: string, maxTokens: number): FolderTokenizer => {
  const { idsOf, padding } = loadTokenizer(folder);
  const empty = idsOf("", true);
  const sample = idsOf("a", true);
  const opening = empty.findIndex((id, i) => id !== sample[i]);
  const closing = opening < 0 ? [] : empty.slice(opening);
  return {
    padding,
    encode(text) {
      const ids = idsOf(text.slice(0, maxTokens * MAX_UNITS_A_TOKEN), true);
      return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - closing.length), ...closing];
    },
  };
};

const isId = (value: unknown): value is number => typeof value === "number";
