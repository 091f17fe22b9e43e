/** How the cosines of unrelated passages lie for one encoder and corpus. */
export interface CosineScale {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Of the embedded encoder, for which the weights of the ranking and the thresholds of refusal were measured: any
 * other encoder's cosines are told on this scale. Measured over four corpora: means .32 to .51, deviations .14 to .17.
 */
export const REFERENCE_SCALE: CosineScale = { mean: 0.45, deviation: 0.15 };
/** Another encoder was chosen because it is better: its cosines together weigh about as much as the words. */
export const CHOSEN_WEIGHT = 1.6;

const PAIRS = 500;
/** With fewer pairs a deviation says little. */
const LEAST_PAIRS = 10;

const EMBEDDED = "use-lite/";

/** The scale of an encoder's vectors; null for the embedded one, whose cosines are the reference. */
export const scaleFor = (fingerprint: string, matrix: Float32Array, dimension: number): CosineScale | null =>
  fingerprint.startsWith(EMBEDDED) ? null : measureScale(matrix, dimension);

/**
 * Mean and standard deviation over about 500 pairs of passages drawn at random, the same each time; null for a corpus too
 * small to tell. `matrix` holds one unit vector a row; rows of zeros (texts without a vector) are left out.
 */
export function measureScale(matrix: Float32Array, dimension: number): CosineScale | null {
  const rows = rowsWithVector(matrix, dimension);
  if (rows.length < 2) return null;
  const cosines: number[] = [];
  let state = 1;
  // The linear congruential generator of Numerical Recipes: drawing must not depend on the moment.
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return rows[Math.floor((state / 2 ** 32) * rows.length)] ?? 0;
  };
  for (let pair = 0; pair < PAIRS; pair++) {
    const [a, b] = [draw(), draw()];
    if (a !== b) cosines.push(dot(matrix, dimension, a, b));
  }
  if (cosines.length < LEAST_PAIRS) return null;
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / cosines.length;
  const deviation = Math.sqrt(variance);
  return deviation < 1e-6 ? null : { mean, deviation };
}

/** Above it a cosine still counts, and less and less. */
const LINEAR_UP_TO = 1;
const BEND = 0.5;

/**
 * A cosine as far from the mean, in standard deviations, on the reference scale: its z-score made comparable. An encoder
 * that tells texts well apart gives the right passages and their nearest rivals z-scores of 4 to 12, far over 1 on this
 * scale: cut off there, they would tie, and a better encoder would rank worse than a weaker one. So it grows
 * logarithmically from there, slowly enough for one near-copy of the question not to outweigh everything.
 */
export function onReferenceScale(cosine: number, { mean, deviation }: CosineScale): number {
  const told = REFERENCE_SCALE.mean + ((cosine - mean) / deviation) * REFERENCE_SCALE.deviation;
  if (told <= LINEAR_UP_TO) return Math.max(-1, told);
  return LINEAR_UP_TO + BEND * Math.log1p((told - LINEAR_UP_TO) / BEND);
}

function rowsWithVector(matrix: Float32Array, dimension: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row * dimension < matrix.length; row++) {
    const vector = matrix.subarray(row * dimension, (row + 1) * dimension);
    if (vector.some((value) => value !== 0)) rows.push(row);
  }
  return rows;
}

function dot(matrix: Float32Array, dimension: number, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < dimension; i++)
    sum += (matrix[a * dimension + i] ?? 0) * (matrix[b * dimension + i] ?? 0);
  return sum;
}
