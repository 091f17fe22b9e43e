import { type DateFact, dateFits, readDates } from "../../facts/dates.js";
import { blank, normalise } from "../../facts/normalise.js";
import { type Quantity, readQuantities } from "../../facts/quantities.js";
import { mainScriptOf } from "../../facts/scripts.js";
import { contentOf, overlap } from "../guard/clauses.js";
import { compareQuantities } from "../guard/quantity-fit.js";
import { ruleFaults } from "../guard/rules.js";

/** What each of two sentences says and the other does not; empty where only a "not" or its like differs. */
export interface Difference {
  readonly one: string;
  readonly other: string;
}

/** Share of content words in common (Jaccard) from which two sentences speak of the same thing. */
const SAME_SUBJECT = 0.8;
/** A "not" more or less turns a sentence round only where all else is the same. */
const SAME_WORDS = 0.9;
const LEAST_WORDS = 3;

/** Words of payment and entitlement that say the same of a value. */
const INTERCHANGEABLE =
  /\b(?:paid|pays?|reimburse[sd]?|refund(?:ed|s)?|cover(?:ed|s)?|receives?|gets?|entitled|granted?s?|amounts?|totals?|maximum|minimum|at most|at least|up to|limit(?:ed)?|per|each|every)\b/gi;

/**
 * How two sentences contradict each other, or null. They do when their words are nearly the same and one number, amount
 * or share differs at the same date, or one date where there is no number, or a "not" or "may". Pure.
 */
export function differenceOf(one: string, other: string, sameSubject = SAME_SUBJECT): Difference | null {
  if (mainScriptOf(one) !== mainScriptOf(other)) return null;
  const a = readSlots(one);
  const b = readSlots(other);
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  const alike = shared / (a.words.size + b.words.size - shared);
  const enough = sameSubject < SAME_SUBJECT ? 1 : LEAST_WORDS;
  if (shared < enough || !(alike >= sameSubject) || namesDiffer(a.names, b.names)) return null;
  if (a.dates.length !== b.dates.length || a.quantities.length !== b.quantities.length) return null;
  const date = first(a.dates, b.dates, fitsDate);
  const quantity = first(a.quantities, b.quantities, (x, y) => compareQuantities(x, y) === "same");
  if (date) return a.quantities.length === 0 ? textsOf(date) : null;
  if (quantity) return comparable(...quantity) ? textsOf(quantity) : null;
  return alike >= SAME_WORDS && turnsRound(a.text, b.text) ? { one: "", other: "" } : null;
}

interface Slots {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly dates: readonly DateFact[];
  readonly quantities: readonly Quantity[];
}

function readSlots(raw: string): Slots {
  const text = normalise(raw);
  const { dates, rest } = readDates(text);
  const quantities = readQuantities(rest);
  const bare = quantities.reduce((left, { start, end }) => blank(left, start, end), rest);
  const words = contentOf(bare.replace(INTERCHANGEABLE, " "));
  const names = contentOf((bare.slice(1).match(/(?<=\s)\p{Lu}[\p{L}'-]+/gu) ?? []).join(" "));
  return { text, words, names, dates, quantities };
}

/** Each side names somebody or some place that the other does not: they speak of different things. */
const namesDiffer = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && overlap(a, b) < 1 && overlap(b, a) < 1;

const fitsDate = (a: DateFact, b: DateFact): boolean => dateFits(a, b) || dateFits(b, a);

/** The first of each side that the other does not have. */
function first<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): readonly [T, T] | null {
  const mine = a.find((x) => !b.some((y) => same(x, y)));
  const theirs = b.find((y) => !a.some((x) => same(x, y)));
  return mine !== undefined && theirs !== undefined ? [mine, theirs] : null;
}

function comparable(a: Quantity, b: Quantity): boolean {
  if (a.percent || b.percent) return a.percent === b.percent;
  if (a.currency || b.currency) return a.currency !== null && b.currency !== null;
  return a.unit?.kind === b.unit?.kind || compareQuantities(a, b) === "unit";
}

const textsOf = ([one, other]: readonly [
  { readonly text: string },
  { readonly text: string },
]): Difference => ({
  one: one.text.trim(),
  other: other.text.trim(),
});

const TURNS = new Set(["negation", "modality"]);
const turnsRound = (a: string, b: string): boolean =>
  [ruleFaults(a, [b], false), ruleFaults(b, [a], false)].every((faults) =>
    faults.some((fault) => TURNS.has(fault.class)),
  );
