/** What a model gives for a batch of texts. */
interface TokenVectors {
  /** `length` vectors of `dimension` numbers for each text, one behind the other. */
  readonly tokens: Float32Array;
  /** `length` numbers for each text: 0 where a token is padding. */
  readonly mask: Float32Array;
  readonly length: number;
  readonly dimension: number;
}

/** One vector a text from one a token: the mean of the tokens that are not padding, or the first token's. */
export const pool = (
  { tokens, mask, length, dimension }: TokenVectors,
  pooling: "mean" | "cls",
): Float32Array<ArrayBuffer>[] => {
  const rows = mask.length / length;
  return Array.from({ length: rows }, (_, row) => {
    const vector = new Float32Array(dimension);
    for (let token = 0; token < (pooling === "cls" ? 1 : length); token += 1) {
      if (mask[row * length + token] === 0) continue;
      const at = (row * length + token) * dimension;
      for (let i = 0; i < dimension; i += 1) vector[i] = (vector[i] ?? 0) + (tokens[at + i] ?? 0);
    }
    return vector;
  });
};

/** Scales to length 1 in place; the zero vector stays what it is. */
export const normalise = <T extends Float32Array>(vector: T): T => {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
  return vector;
};
