import { coin, currencyAfter, currencyBefore } from "./currencies.js";
import { readDates } from "./dates.js";
import { LABEL } from "./labels.js";
import { normalise } from "./normalise.js";
import { type Numeral, readNumerals } from "./numerals.js";

/** What says that a number is an amount of money. */
export interface MoneySign {
  /** ISO codes that it may stand for. */
  readonly codes: readonly string[];
  /** Of what is written before the number and behind it, in UTF-16 code units. */
  readonly before: number;
  readonly after: number;
  /** The number counts hundredths ("50 cents"). */
  readonly minor: boolean;
}

/** Longer than every sign and name of a currency. */
const REACH = 20;

/**
 * The currency of a number, or null. `behind` is the text that follows it, for callers that pass over words between a
 * number and what it counts.
 */
export function moneyAt(text: string, number: Numeral, behind = text.slice(number.end)): MoneySign | null {
  const head = text.slice(Math.max(0, number.start - REACH), number.start);
  const sign = currencyBefore.find(({ pattern }) => pattern.test(head));
  const name = currencyAfter.find(({ pattern }) => pattern.test(behind));
  const small = coin.find(({ pattern }) => pattern.test(behind));
  const codes = sign?.codes ?? name?.codes ?? small?.codes;
  if (codes === undefined) return null;
  const after = (name ?? small)?.pattern.exec(behind)?.[0].length ?? 0;
  const before = sign?.pattern.exec(head)?.[0].length ?? 0;
  return { codes, before, after, minor: small !== undefined && !sign && !name };
}

/** Nothing is an amount too. */
const NOTHING =
  /\bfree (?:of charge|for)\b|\b(?:is|are|be|stays?|remains?) free\b(?! (?:from|of)\b)|\b(?:no|without(?:\sany)?) (?:charge|fee|cost|payment)s?\b|免费|不收费/i;
/** A text that speaks of paying means money by a number that counts nothing else. */
const PAYING =
  /\b(?:fees?|costs?|pric(?:es?|ed|ing)|charges?|charged|fine[sd]?|pay(?:s|able|ments?)?|paid|allowances?|amounts?|deposits?|salar(?:y|ies)|wages?|budgets?|grants?|subsid(?:y|ies)|rents?|refunds?|reimburse[sd]?|spen[dt]|penalt(?:y|ies)|compensation|tariffs?|premiums?|bonus(?:es)?|tickets?)\b|费|价|补贴|补助|津贴|奖金|工资|押金|金额|预算|罚款|租金/i;
const BARE =
  /(?<![\p{L}\p{N}.,:/#§–-])(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?(?:\s(?:hundred|thousand|million|billion))?(?=\s*(?:$|[.;,)|]\s*(?!\d)|[。；，）]|(?:per|an?|each|every|for|if|when|unless|and|or|plus|at)\b))/giu;

/** Whether a text states an amount of money: with a currency, or as a bare number of what it says is paid. */
export function holdsMoney(text: string): boolean {
  if (NOTHING.test(text)) return true;
  const { rest } = readDates(normalise(text));
  if (readNumerals(rest).some((number) => !number.ordinal && moneyAt(rest, number) !== null)) return true;
  if (!PAYING.test(rest)) return false;
  return [...rest.matchAll(BARE)].some(({ index }) => !LABEL.test(rest.slice(0, index)));
}
