// Covers: folder/model.ts, folder/pooling.ts, folder/read-json.ts, folder/scripts-read.ts
// Covers: folder/settings.ts, folder/tokenizer.ts, onnx/graph.ts, onnx/protobuf.ts
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFolderEncoder } from "../../../adapters/encoders/folder-encoder.js";
import type { EncodingPurpose } from "../../../src/retrieval/encoder.js";
import { encoderContract } from "../../contracts/encoder-contract.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { TINY_DIMENSION, tinyVector, writeTinyModel } from "./tiny-model.js";

const modelFolder = (files: Readonly<Record<string, unknown>>): string => {
  const folder = temporaryFolder();
  writeTinyModel(folder, files);
  return folder;
};

encoderContract(
  "an encoder from a folder that reads every script",
  (() => {
    const files = { "encoder.json": { dimension: TINY_DIMENSION, maxTokens: 64, scripts: "any" } };
    const folder = modelFolder(files);
    return () => openFolderEncoder(folder);
  })(),
);
encoderContract(
  "an encoder from a folder",
  (() => {
    const folder = modelFolder({ "encoder.json": { dimension: TINY_DIMENSION, maxTokens: 64 } });
    return () => openFolderEncoder(folder);
  })(),
);

const encodeOnce = async (
  files: Readonly<Record<string, unknown>>,
  text: string,
  purpose: EncodingPurpose,
) => {
  const encoder = await openFolderEncoder(modelFolder(files));
  try {
    const [vector] = await encoder.encode([text], purpose);
    return [...(vector ?? [])];
  } finally {
    await encoder.close();
  }
};

/** What pooling must give: the mean of these tokens' rows, scaled to length 1. */
const meanOf = (...words: string[]): number[] => {
  const sum = words.map(tinyVector).reduce((a, b) => a.map((value, i) => value + (b[i] ?? 0)));
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
};

const dimension = TINY_DIMENSION;

describe("the settings of an encoder folder", () => {
  it.each<[string, Record<string, unknown>, EncodingPurpose, number[]]>([
    [
      "mean of all tokens by default",
      { "encoder.json": { dimension } },
      "question",
      meanOf("[CLS]", "a", "b", "[SEP]"),
    ],
    ["the first token", { "encoder.json": { dimension, pooling: "cls" } }, "question", meanOf("[CLS]")],
    [
      "sentence-transformers' pooling file",
      { "1_Pooling/config.json": { word_embedding_dimension: dimension, pooling_mode_cls_token: true } },
      "index",
      meanOf("[CLS]"),
    ],
    [
      "config.json's width",
      { "config.json": { hidden_size: dimension } },
      "index",
      meanOf("[CLS]", "a", "b", "[SEP]"),
    ],
    [
      "a prefix for questions",
      { "encoder.json": { dimension, queryPrefix: "question: ", passagePrefix: "passage: " } },
      "question",
      meanOf("[CLS]", "question", ":", "a", "b", "[SEP]"),
    ],
    [
      "a prefix for passages",
      { "encoder.json": { dimension, queryPrefix: "question: ", passagePrefix: "passage: " } },
      "index",
      meanOf("[CLS]", "passage", ":", "a", "b", "[SEP]"),
    ],
    [
      "sentence-transformers' prompts",
      { "encoder.json": { dimension }, "config_sentence_transformers.json": { prompts: { query: "when " } } },
      "question",
      meanOf("[CLS]", "when", "a", "b", "[SEP]"),
    ],
    ...["passage", "document"].map((name): [string, Record<string, unknown>, EncodingPurpose, number[]] => [
      `sentence-transformers' prompt for a ${name}`,
      {
        "encoder.json": { dimension },
        "config_sentence_transformers.json": { prompts: { [name]: "passage " } },
      },
      "index",
      meanOf("[CLS]", "passage", "a", "b", "[SEP]"),
    ]),
    [
      "a greatest length that keeps the closing token",
      { "encoder.json": { dimension }, "sentence_bert_config.json": { max_seq_length: 3 } },
      "index",
      meanOf("[CLS]", "a", "[SEP]"),
    ],
  ])("give %s", async (_, files, purpose, expected) => {
    const vector = await encodeOnce(files, "A b", purpose);
    expect(vector).toHaveLength(dimension);
    for (const [i, value] of vector.entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 5);
  });

  it("and the files' contents make the fingerprint", async () => {
    const print = async (files: Readonly<Record<string, unknown>>): Promise<string> => {
      const encoder = await openFolderEncoder(modelFolder(files));
      await encoder.close();
      return encoder.fingerprint;
    };
    const plain = { "encoder.json": { dimension } };
    expect(await print(plain)).toBe(await print(plain));
    expect(await print(plain)).not.toBe(await print({ "encoder.json": { dimension, pooling: "cls" } }));
    expect(await print(plain)).not.toBe(await print({ ...plain, "tokenizer_config.json": {} }));
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["no dimension anywhere", {}, /dimension/],
    [
      "a misspelt key",
      { "encoder.json": { dimension, poling: "cls" } },
      /encoder\.json .*\(Unrecognized key/,
    ],
    ["a value of another sort", { "encoder.json": { dimension: "4" } }, /encoder\.json .*\(dimension: /],
    ["text that is not JSON", { "encoder.json": "{" }, /not JSON/],
  ])("are refused with %s", async (_, files, message) => {
    await expect(openFolderEncoder(modelFolder(files))).rejects.toThrow(message);
  });

  it("are refused when the model is missing", async () => {
    const folder = modelFolder({ "encoder.json": { dimension } });
    rmSync(join(folder, "model.onnx"));
    await expect(openFolderEncoder(folder)).rejects.toMatchObject({
      code: "encoder",
      problem: /model\.onnx/,
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ["a dimension the model does not have", { "encoder.json": { dimension: 7 } }],
    ["a tokenizer of another form", { "encoder.json": { dimension }, "tokenizer.json": { words: [] } }],
    ["an output the model does not have", { "encoder.json": { dimension, output: "nothing" } }],
  ])("are refused at the first text with %s", async (_, files) => {
    await expect(encodeOnce(files, "a", "index")).rejects.toMatchObject({ code: "encoder" });
  });
});
