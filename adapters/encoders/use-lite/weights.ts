import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { WEIGHTS_SHA256 } from "./fingerprint.js";
import { differentPackage } from "./package-fault.js";

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

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

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
