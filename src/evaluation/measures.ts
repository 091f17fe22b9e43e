/** Relevance grade of each passage of one question; absent means 0. */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain with linear gain (K. Järvelin and J. Kekäläinen, ACM TOIS 20(4), 2002), 0 to 1.
 * `ranked` are distinct ids by falling score.
 */
export function ndcg(ranked: readonly string[], grades: Grades, depth: number): number {
  const discount = (i: number): number => 1 / Math.log2(i + 2);
  const gain = ranked.slice(0, depth).reduce((sum, id, i) => sum + (grades.get(id) ?? 0) * discount(i), 0);
  const ideal = [...grades.values()]
    .sort((a, b) => b - a)
    .slice(0, depth)
    .reduce((sum, grade, i) => sum + grade * discount(i), 0);
  return ideal === 0 ? 0 : gain / ideal;
}

/** Share of the relevant passages among the first `depth`. */
export function recall(ranked: readonly string[], grades: Grades, depth: number): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return 0;
  const head = new Set(ranked.slice(0, depth));
  return relevant.filter((id) => head.has(id)).length / relevant.length;
}

/** One over the place of the first relevant passage, 0 when it is not among the first `depth`. */
export function reciprocalRank(ranked: readonly string[], grades: Grades, depth: number): number {
  const place = ranked.slice(0, depth).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
