import { VerseError } from "../../errors.js";

/** Throws VerseError `bad-index` (another dimension) or `encoder` (NaN or infinity). */
export const checkVector = (vector: Float32Array, dimension: number): void => {
  if (vector.length !== dimension) {
    throw new VerseError({
      code: "bad-index",
      problem: "The index holds vectors of another dimension.",
      expected: String(dimension),
      got: String(vector.length),
      cure: "Build it again for this encoder with `verse index --full`.",
    });
  }
  for (const value of vector) {
    if (!Number.isFinite(value)) {
      throw new VerseError({
        code: "encoder",
        problem: "The encoder gave a vector that is not made of finite numbers.",
        cure: "Check the encoder's model, then index again.",
      });
    }
  }
};
