import { type Bound, boundOf, leavesOut, otherSideOf, refusedBeyond } from "./bounds.js";
import { LABEL } from "./labels.js";
import { moneyAt } from "./money.js";
import { type Numeral, readNumerals } from "./numerals.js";
import { perOf } from "./rates.js";
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
// A number with nothing to count: "…and no more than 30."
const NOTHING_COUNTED = /^\s?(?:[.,;:。,;)]|$|(?:but|whereas|while)(?![A-Za-z]))/i;
const MORE_OF = /^[ -](?:further|additional|more|extra|full|whole|consecutive|successive|other) (?=[a-z])/i;
// "Aged 17", "over 60", "18 and over": years, though the word is not there.
const AGED = /(?:aged|ages?(?: of)?|over|under|from|until|turns?|at) (?:the )?(?:age (?:of )?)?$/i;
const OR_OLDER = /^ (?:and|or) (?:over|older|above|under|younger)(?![A-Za-z])/i;
// "By a tenth, to 3,960" is no range.
const BY_TO = /(?<![A-Za-z])by [^;.]{1,30}? to (?:[$€£¥]\s?)?$/i;
const NO_UNIT_WORD = /(?:no|any|every|some|each|this|that|the|which|another)[- ]?$/i;

/** The sign or word by which a number is a share of a hundred, or null; `behind` is what follows the number. */
function percentAt(text: string, n: Numeral, behind = text.slice(n.end)): { length: number } | null {
  const sign = /^[\s-]?(?:%|percent(?!age)|per cent|pct)/i.exec(behind);
  if (sign) return { length: sign[0].length };
  return /百分之\s?$/.test(text.slice(Math.max(0, n.start - 5), n.start)) ? { length: 0 } : null;
}

/** Whether a normalised text states a share of a whole: "12%", "百分之五", "two thirds", "三分之一". */
export const holdsShare = (text: string): boolean =>
  readNumerals(text).some((n) => n.fraction || percentAt(text, n) !== null);

function withUnit(text: string, n: Numeral): { quantity: Quantity; end: number } {
  const head = text.slice(Math.max(0, n.start - 20), n.start);
  const after = text.slice(n.end, n.end + 60);
  // "Two further months": what is more of a unit stands between it and its number.
  const tail = after.replace(MORE_OF, (found) => (found.startsWith("-") ? "-" : " "));
  const skipped = after.length - tail.length;
  const share = percentAt(text, n, tail);
  const percent = share !== null;
  const money = moneyAt(text, n, tail);
  const unit = percent || !/^[\s-]?[^\s\d.,;:()-]/.test(tail) ? null : unitAt(tail);
  // A pound is money unless the text speaks of weight: both readings are kept.
  const currency = money?.codes ?? null;
  const length = unit?.length ?? share?.length ?? 0;
  const raw = n.value * (money?.minor ? 0.01 : 1);
  const ordinalUnit = n.ordinal && n.form !== "han";
  const start = n.start - (money?.before ?? 0);
  const reach = Math.max(length, money?.after ?? 0);
  const end = n.end + reach + (reach > 0 ? skipped : 0);
  return {
    quantity: {
      text: text.slice(start, end).trim(),
      start,
      end,
      value: percent ? raw / 100 : raw,
      percent,
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
