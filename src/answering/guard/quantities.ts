import { type Numeral, readNumerals } from "./numerals.js";
import { type Unit, unitAt } from "./units.js";

/** Which side of the value counts: at least / more than, or at most / less than. */
export type Bound = "low" | "high" | null;

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
  /** "More than 3 are prohibited": the bound may be told as the other one. */
  readonly forbidden: boolean;
  /** Spelled "one", "first" and the like say little: they are checked leniently. */
  readonly weak: boolean;
}

const DOLLARS = ["USD", "AUD", "CAD", "HKD", "SGD", "NZD"];
const CURRENCIES: readonly (readonly [readonly string[], string])[] = [
  [["USD"], "US\\$|USD|U\\.?S\\.? dollars?|美元"],
  [["AUD"], "A\\$|AUD|Australian dollars?|澳元"],
  [["CAD"], "C\\$|CAD|Canadian dollars?|加元"],
  [["HKD"], "HK\\$|HKD|Hong Kong dollars?|港元|港币"],
  [["EUR"], "€|EUR|euros?|欧元"],
  [["GBP"], "£|GBP|pounds sterling|pounds?|英镑"],
  [["CHF"], "CHF|Swiss francs?|瑞士法郎"],
  [["JPY"], "JPY|yen|日元"],
  [["CNY"], "RMB|CNY|yuan|renminbi|人民币|元"],
  [["CNY", "JPY"], "¥"],
  [["INR"], "₹|INR|rupees?"],
  [DOLLARS, "\\$|dollars?"],
];
const MINOR: readonly (readonly [readonly string[], string])[] = [
  [[...DOLLARS, "EUR"], "cents?"],
  [["GBP"], "pence|penny|p"],
];
const before = CURRENCIES.map(([codes, p]) => ({
  codes,
  pattern: new RegExp(`(?<![A-Za-z])(?:${p})\\s?$`, "i"),
}));
const after = CURRENCIES.map(([codes, p]) => ({
  codes,
  pattern: new RegExp(`^[\\s-]?(?:${p})(?![A-Za-z])`, "i"),
}));
const minor = MINOR.map(([codes, p]) => ({ codes, pattern: new RegExp(`^\\s?(?:${p})(?![A-Za-z])`, "i") }));

const LOW_BEFORE =
  /(?:at least|no(?:t)? (?:less|fewer|lower|earlier) than|a? ?minimum (?:of )?|(?<!not |no )(?:more|greater|longer|later|older|higher|larger) than|(?<!not )(?:over|above|beyond|exceed(?:s|ing)?|after)|upwards of|starts? at|至少|不少于|不低于|超过|多于|高于|最低|最少)\s?(?:the )?[$€£¥A-Z ]{0,4}$/i;
const HIGH_BEFORE =
  /(?:at most|no(?:t)? (?:more|greater|longer|later|higher) than|a? ?maximum (?:of )?|up to|as (?:many|much) as|limited to|not exceed(?:ing)?|(?<!no |not )(?:less|fewer|younger|lower|shorter|smaller) than|under|below|within|不超过|不得超过|不多于|不高于|至多|最多|最高|最长|低于|少于|不足|不满)\s?(?:the )?(?:为|可达)?[$€£¥A-Z ]{0,4}$/i;
// Chinese puts a verb between the bound and its number.
const HAN_LOW = /(?:至少|不少于|不低于|最低|最少)\p{Script=Han}{0,4}\s?$/u;
const HAN_HIGH = /(?:至多|最多|最高|最长|不超过|不高于)\p{Script=Han}{0,4}\s?$/u;
const NOT_LATER_AHEAD = /no later than\s?$/i;
const LOW_AFTER = /^[^,;.。;,]{0,12}?(?: or (?:more|above|over|older|longer)|(?: or )?upwards?|以上|起)/i;
const HIGH_AFTER =
  /^[^,;.。;,]{0,12}?(?: or (?:less|fewer|under|younger|below)| at most|以下|以内|之内|内(?![容部]))/i;

/** "Nobody may stay longer than": the negation belongs to the comparison. */
export const NEGATED_COMPARISON =
  /(?<![A-Za-z])(?:may not|must not|cannot|can't|not|never|no ?one|nobody|none|no)(?![A-Za-z])[^.;,]{0,40}? (?:(?:more|longer|later|faster|higher|larger|greater|heavier|older) than|exceed(?:ing)?)(?![A-Za-z])|(?<![A-Za-z])(?:more|longer|later|faster|higher|larger|greater|heavier|older) than [^;]{1,30}? (?:is|are) (?:prohibited|forbidden|banned|not (?:allowed|permitted|accepted|possible))(?![A-Za-z])/i;
const FORBIDDEN_AFTER =
  /^[^;]{0,25} (?:is|are) (?:prohibited|forbidden|banned|not (?:allowed|permitted|accepted|possible))/i;

function boundOf(text: string, start: number, end: number): Bound {
  const head = text.slice(Math.max(0, start - 40), start);
  const tail = text.slice(end, end + 30);
  // "No later than 14 days before" leaves at least that much time; "no later than day 14" is a ceiling.
  if (NOT_LATER_AHEAD.test(head)) return /^[^,;.]{0,20} (?:before|prior)/i.test(tail) ? "low" : "high";
  if (HIGH_BEFORE.test(head) || HAN_HIGH.test(head)) return "high";
  if (LOW_BEFORE.test(head) && NEGATED_COMPARISON.test(head)) return "high";
  if (LOW_BEFORE.test(head) || HAN_LOW.test(head)) return "low";
  if (LOW_AFTER.test(tail)) return "low";
  return HIGH_AFTER.test(tail) ? "high" : null;
}

const WEAK_WORDS = /^(?:one|once|second)$/i;
const RANGE = /^\s?(?:-|~|to|and|or|至|到)\s?(?:[$€£¥]\s?)?$/i;
const NO_UNIT_WORD = /(?:no|any|every|some|each|this|that|the|which|another)[- ]?$/i;

function withUnit(text: string, n: Numeral): { quantity: Quantity; end: number } {
  const head = text.slice(Math.max(0, n.start - 20), n.start);
  const tail = text.slice(n.end, n.end + 60);
  const percent = /^[\s-]?(?:%|percent(?!age)|per cent|pct)/i.exec(tail);
  const hanPercent = /百分之\s?$/.test(head);
  const small = minor.find((c) => c.pattern.test(tail));
  const money = before.find((c) => c.pattern.test(head)) ?? after.find((c) => c.pattern.test(tail));
  const unit = percent || hanPercent || !/^[\s-]?[^\s\d.,;:()-]/.test(tail) ? null : unitAt(tail);
  const signs = before.map((c) => c.pattern.exec(head)).find((m) => m !== null);
  const coins = [...after, ...minor].map((c) => c.pattern.exec(tail)).find((m) => m !== null);
  // A pound is money unless the text speaks of weight: both readings are kept.
  const currency = money?.codes ?? small?.codes ?? null;
  const length = unit?.length ?? percent?.[0].length ?? 0;
  const raw = n.value * (small && !money ? 0.01 : 1);
  const ordinalUnit = n.ordinal && n.form !== "han";
  const start = n.start - (signs?.[0].length ?? 0);
  const end = n.end + Math.max(length, coins?.[0].length ?? 0);
  return {
    quantity: {
      text: text.slice(start, end).trim(),
      start,
      end,
      value: percent || hanPercent ? raw / 100 : raw,
      percent: percent !== null || hanPercent,
      fraction: n.fraction,
      currency,
      unit: ordinalUnit || currency?.includes("CNY") ? null : (unit?.unit ?? null),
      bound: boundOf(text, n.start, n.end),
      forbidden: FORBIDDEN_AFTER.test(tail),
      weak: n.form === "words" && WEAK_WORDS.test(text.slice(n.start, n.end)),
    },
    end: n.end + length,
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
  return read.map(({ quantity, end }, i) => {
    const next = read[i + 1];
    const from = numerals[i + 1];
    if (!next || !from || quantity.unit || quantity.currency || quantity.percent) return quantity;
    if (!RANGE.test(text.slice(end, from.start))) return quantity;
    const { unit, currency, percent } = next.quantity;
    return { ...quantity, unit, currency, percent, value: percent ? quantity.value / 100 : quantity.value };
  });
}

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
const shared = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a !== null && b !== null && a.some((code) => b.includes(code));

export type QuantityFit = "same" | "unit" | "bound" | "none";

/** How a quantity of a statement stands to one of its source: `unit` and `bound` mean that only that part differs. */
export function compareQuantities(said: Quantity, source: Quantity): QuantityFit {
  if (said.percent || source.percent) {
    const share = (q: Quantity) => q.percent || q.fraction;
    if (!share(said) || !share(source)) return near(said.value, source.value * 100) ? "unit" : "none";
    if (!near(said.value, source.value) && Math.abs(said.value - source.value) > 0.004) return "none";
  } else if (said.unit && source.unit) {
    const same = near(said.value * said.unit.factor, source.value * source.unit.factor);
    if (said.unit.kind !== source.unit.kind || !same) {
      // "Pounds" may be both mass and money on either side.
      if (!(shared(said.currency, source.currency) && near(said.value, source.value)))
        return near(said.value, source.value) ? "unit" : "none";
    }
  } else if (!near(said.value, source.value)) return "none";
  else if (said.currency && !shared(said.currency, source.currency)) return "unit";
  else if (said.unit && !said.currency) return "unit";
  if (said.bound && source.bound && said.bound !== source.bound && said.forbidden === source.forbidden)
    return "bound";
  return "same";
}
