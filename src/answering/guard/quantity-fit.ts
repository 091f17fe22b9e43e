import type { Quantity } from "../../facts/quantities.js";
import { perDiffers } from "../../facts/rates.js";
import { meaningOf } from "./content.js";

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
const shared = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a !== null && b !== null && a.some((code) => b.includes(code));

/** True when words belong to the second of two parts: some stand in it alone. */
const speaksOf = (
  words: ReadonlySet<string>,
  { before, after }: { before: string; after: string },
): boolean => {
  const first = meaningOf(before);
  return [...meaningOf(after)].some((word) => words.has(word) && !first.has(word));
};

/** The number of a quantity as its source counts it: ages have no unit. */
const yearsOf = (said: Quantity, source: Quantity): number =>
  source.age && said.unit?.kind === "month" ? (said.value * said.unit.factor) / 12 : said.value;

/** The outermost whole number within the bound of a count; null for what can be parted or has no bound. */
function edgeOf(q: Quantity): number | null {
  if (q.bound === null || !Number.isInteger(q.value) || q.percent || q.fraction || q.currency || q.unit)
    return null;
  if (!q.open) return q.value;
  return q.bound === "low" ? q.value + 1 : q.value - 1;
}

/** "Up to six may", "seven or more may not" and "more than six may not" set one limit to a count. */
function sameLimit(said: Quantity, source: Quantity): boolean {
  const [a, b] = [edgeOf(said), edgeOf(source)];
  if (a === null || b === null) return false;
  if (said.bound === source.bound) return a === b && said.forbidden === source.forbidden;
  return said.forbidden !== source.forbidden && (said.bound === "low" ? a - b === 1 : b - a === 1);
}

export type QuantityFit = "same" | "unit" | "bound" | "none";

/**
 * `words` are those of the statement: they tell whether it speaks of the other side of a bound.
 * How a quantity of a statement stands to one of its source: `unit` and `bound` mean that only that part differs.
 */
export function compareQuantities(
  said: Quantity,
  source: Quantity,
  words?: ReadonlySet<string>,
): QuantityFit {
  if (sameLimit(said, source) && !perDiffers(said.per, source.per)) return "same";
  if (said.percent || source.percent) {
    const share = (q: Quantity) => q.percent || q.fraction;
    if (!share(said) || !share(source)) return near(said.value, source.value * 100) ? "unit" : "none";
    if (!near(said.value, source.value) && Math.abs(said.value - source.value) > 0.004) return "none";
  } else if (said.unit && source.unit) {
    const same = near(said.value * said.unit.factor, source.value * source.unit.factor);
    if (said.unit.kind !== source.unit.kind || !same) return near(said.value, source.value) ? "unit" : "none";
  } else if (!near(yearsOf(said, source), source.value)) return "none";
  else if (said.currency && !shared(said.currency, source.currency)) return "unit";
  else if (said.unit && !said.currency && !(source.age && said.unit.kind === "month")) return "unit";
  if (
    said.bound &&
    source.bound &&
    said.bound !== source.bound &&
    said.forbidden === source.forbidden &&
    !(source.otherSide && words && speaksOf(words, source.otherSide))
  )
    return "bound";
  if (perDiffers(said.per, source.per)) return "unit";
  return "same";
}
