import type { Encoder } from "../retrieval/encoder.js";
import { checkVector } from "../retrieval/vectors/check-vector.js";
import type { Progress } from "./progress.js";

/** Texts handed to the encoder at once: few enough that progress shows and memory stays flat. */
const BATCH = 64;

/** The vectors of distinct texts, by their texts. */
export async function encodeAll(
  texts: readonly string[],
  encoder: Encoder,
  progress: Progress,
): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  progress.step("encoding", 0, texts.length);
  for (let i = 0; i < texts.length; i += BATCH) {
    const batch = texts.slice(i, i + BATCH);
    const encoded = await encoder.encode(batch, "index");
    batch.forEach((text, k) => {
      const vector = encoded[k];
      if (!vector) return;
      checkVector(vector, encoder.dimension);
      vectors.set(text, vector);
    });
    progress.step("encoding", Math.min(texts.length, i + BATCH), texts.length);
  }
  return vectors;
}
