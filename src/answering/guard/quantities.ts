import { type Bound, boundOf, leavesOut, otherSideOf, refusedBeyond } from "./bounds.js";
import { meaningOf } from "./content.js";
import { coin, currencyAfter, currencyBefore } from "./currencies.js";
import { type Numeral, readNumerals } from "./numerals.js";
import { perDiffers, perOf } from "./rates.js";
import { type Unit, unitAt } from "./units.js";

export interface Quantity {
  readonly text: string;
  /** Where number, sign and unit stand. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly percent: boolean;
  readonly fraction: boolean;
  /** ISO codes the sign may stand for, or null where it is no amount of money. */
  readonly currency: readonly string[] | null;
  readonly unit: Unit | null;
  readonly bound: Bound;
  /** The bound leaves the value itself out. */
  readonly open: boolean;
  /** "More than 3 are prohibited": the bound may be told as the other one. */
  readonly forbidden: boolean;
  /** Where the text goes on to what holds on the other side of the bound: that part and the one before it. */
  readonly otherSide: { readonly before: string; readonly after: string } | null;
  /** What the value is counted by ("per month", "each pair", "每平方米"), in one spelling. */
  readonly per: readonly string[];
  /** It may be a person's age in years. */
  readonly age?: boolean;
  /** The unit was taken over from the value before it. */
  readonly elided?: boolean;
  /** It counts nothing by itself: "those after ten." */
  readonly dangling?: boolean;
  /** Spelled "one", "first" and the like say little: they are checked leniently. */
  readonly weak: boolean;
}

const WEAK_WORDS = /^(?:one|once|second|an?)$/i;
// What may stand between two values that share a unit: "20 to 30 minutes", "at least 20 and at most 30 minutes".
const RANGE =
  /^\s?(?:-|~|to|and|or|,|,? (?:and|or|to|but))\s?(?:(?:at (?:least|most)|up to|(?:no|not) (?:more|less|fewer|longer|later) than|another)\s?)?(?:[$€£¥]\s?)?$|^ of (?:the|its|their|his|her) $|^\s?[至到、或和]\s?(?:不?(?:超过|少于))?$/i;
/** What stands before a number that names one of several things and counts nothing. */
export const LABEL =
  /(?:extension|channel|annex|article|section|clause|form|room|number|no\.?|class|level|page|chapter|paragraph|rule|floor|line|version|series|step|stage|grade|part|phase|item|zone|gate|platform)s? $/i;
// A number with nothing to count: "…and no more than 30."
const NOTHING_COUNTED = /^\s?(?:[.,;:。,;)]|$|(?:but|whereas|while)(?![A-Za-z]))/i;
const MORE_OF = /^[ -](?:further|additional|more|extra|full|whole|consecutive|successive|other) (?=[a-z])/i;
// "Aged 17", "over 60", "18 and over": years that nobody names.
const AGED = /(?:aged|ages?(?: of)?|over|under|from|until|turns?|at) (?:the )?(?:age (?:of )?)?$/i;
const OR_OLDER = /^ (?:and|or) (?:over|older|above|under|younger)(?![A-Za-z])/i;
// "By a tenth, to 3,960" is no range.
const BY_TO = /(?<![A-Za-z])by [^;.]{1,30}? to (?:[$€£¥]\s?)?$/i;
const NO_UNIT_WORD = /(?:no|any|every|some|each|this|that|the|which|another)[- ]?$/i;

function withUnit(text: string, n: Numeral): { quantity: Quantity; end: number } {
  const head = text.slice(Math.max(0, n.start - 20), n.start);
  const after = text.slice(n.end, n.end + 60);
  // "Two further months": what is more of a unit stands between it and its number.
  const tail = after.replace(MORE_OF, (found) => (found.startsWith("-") ? "-" : " "));
  const skipped = after.length - tail.length;
  const percent = /^[\s-]?(?:%|percent(?!age)|per cent|pct)/i.exec(tail);
  const hanPercent = /百分之\s?$/.test(head);
  const small = coin.find((c) => c.pattern.test(tail));
  const money =
    currencyBefore.find((c) => c.pattern.test(head)) ?? currencyAfter.find((c) => c.pattern.test(tail));
  const unit = percent || hanPercent || !/^[\s-]?[^\s\d.,;:()-]/.test(tail) ? null : unitAt(tail);
  const signs = currencyBefore.map((c) => c.pattern.exec(head)).find((m) => m !== null);
  const coins = [...currencyAfter, ...coin].map((c) => c.pattern.exec(tail)).find((m) => m !== null);
  // A pound is money unless the text speaks of weight: both readings are kept.
  const currency = money?.codes ?? small?.codes ?? null;
  const length = unit?.length ?? percent?.[0].length ?? 0;
  const raw = n.value * (small && !money ? 0.01 : 1);
  const ordinalUnit = n.ordinal && n.form !== "han";
  const start = n.start - (signs?.[0].length ?? 0);
  const reach = Math.max(length, coins?.[0].length ?? 0);
  const end = n.end + reach + (reach > 0 ? skipped : 0);
  return {
    quantity: {
      text: text.slice(start, end).trim(),
      start,
      end,
      value: percent || hanPercent ? raw / 100 : raw,
      percent: percent !== null || hanPercent,
      fraction: n.fraction || /^ times(?![A-Za-z])/i.test(tail),
      currency,
      unit: ordinalUnit || currency?.includes("CNY") ? null : (unit?.unit ?? null),
      bound: boundOf(text, n.start, n.end),
      open: leavesOut(text, n.start),
      forbidden: refusedBeyond(text, n.start, n.end),
      otherSide: otherSideOf(text, n.end),
      per: perOf(text, n.start, end),
      dangling: NOTHING_COUNTED.test(after),
      age: AGED.test(head) || OR_OLDER.test(after),
      weak: n.form === "words" && WEAK_WORDS.test(text.slice(n.start, n.end)),
    },
    end: n.end + length + (length > 0 ? skipped : 0),
  };
}

/** The quantities of a normalised text from which dates were blanked out. The first half of a range takes its unit from the second. */
export function readQuantities(text: string): Quantity[] {
  const numerals = readNumerals(text).filter(
    (n) =>
      !(
        n.value === 1 &&
        n.form === "words" &&
        NO_UNIT_WORD.test(text.slice(Math.max(0, n.start - 8), n.start))
      ),
  );
  const read = numerals.map((n) => withUnit(text, n));
  const bare = ({ unit, currency, percent }: Quantity) => !unit && !currency && !percent;
  const like = (quantity: Quantity, { unit, currency, percent, value, raw }: Quantity & { raw?: number }) => {
    const scale = percent ? 0.01 : currency && raw !== undefined && value !== 0 ? value / raw : 1;
    return { ...quantity, unit, currency, percent, value: quantity.value * scale };
  };
  const forward = read.map(({ quantity, end }, i) => {
    const next = read[i + 1];
    const from = numerals[i + 1];
    if (!next || !from || !bare(quantity) || bare(next.quantity)) return quantity;
    if (!RANGE.test(text.slice(end, from.start))) return quantity;
    return like(quantity, { ...next.quantity, raw: from.value });
  });
  const sentence = (a: number, b: number) => !/[.;。;](?:\s|$|(?=\p{Script=Han}))/u.test(text.slice(a, b));
  return forward.map((quantity, i) => {
    const before = forward[i - 1];
    const numeral = numerals[i];
    const last = numerals[i - 1];
    if (
      !before ||
      !numeral ||
      !last ||
      !bare(quantity) ||
      bare(before) ||
      quantity.fraction ||
      numeral.ordinal
    )
      return quantity;
    const head = text.slice(0, quantity.start);
    if (LABEL.test(head) || BY_TO.test(head)) return quantity;
    if (!NOTHING_COUNTED.test(text.slice(quantity.end)) || !sentence(before.end, quantity.start))
      return quantity;
    return { ...like(quantity, { ...before, raw: last.value }), elided: true };
  });
}

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
