import { type DateFact, dateFits, readDates } from "../../facts/dates.js";
import { blank, normalise } from "../../facts/normalise.js";
import { type Quantity, readQuantities } from "../../facts/quantities.js";
import { mainScriptOf } from "../../facts/scripts.js";
import { misplaced } from "./bindings.js";
import { composedName } from "./composed.js";
import { meaningOf } from "./content.js";
import { turnedContrast } from "./contrasts.js";
import { turnedDates } from "./date-bounds.js";
import { statedBy, withNames, withoutAnswer } from "./discourse.js";
import { exchanged } from "./exchange/exchanged.js";
import { otherRate } from "./frequency.js";
import { missingNames } from "./names.js";
import { oppositeOf } from "./opposites.js";
import { compareQuantities } from "./quantity-fit.js";
import { ruleFaults } from "./rules.js";

export type GuardClass =
  | "number"
  | "date"
  | "amount"
  | "percentage"
  | "unit"
  | "bound"
  | "name"
  | "place"
  | "negation"
  | "modality"
  | "exception"
  | "order"
  | "binding";

export interface GuardReason {
  readonly class: GuardClass;
  /** The part of the statement that fails. */
  readonly found: string;
  /** What the source says instead; empty where it says nothing of the kind. */
  readonly expected: string;
}
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reasons: readonly GuardReason[] };

export interface CheckOptions {
  /** True when the statement is in another language than its sentences; found by script where not given. */
  readonly translated?: boolean;
  readonly documentTitles?: readonly string[];
  /** Section paths and the like: names and dates may come from there, rules may not. */
  readonly context?: readonly string[];
}

function quantityReasons(
  said: readonly Quantity[],
  source: readonly Quantity[],
  years: readonly DateFact[],
  words: ReadonlySet<string>,
): GuardReason[] {
  const reasons: GuardReason[] = [];
  for (const quantity of said) {
    const fits = source.map((s) => compareQuantities(quantity, s, words));
    if (fits.includes("same")) continue;
    // "Lapse after three years; those for injuries after ten": the unit of another value is meant.
    const kin = source.some((s) => s.unit !== null && s.unit.kind === quantity.unit?.kind);
    if (kin && source.some((s, i) => fits[i] === "unit" && s.dangling && !s.unit && !s.currency)) continue;
    const bare = !quantity.unit && !quantity.currency && !quantity.percent;
    if (bare && years.some((d) => d.year === quantity.value || d.day === quantity.value)) continue;
    if (quantity.weak && (source.length === 0 || bare)) continue;
    const near = fits.indexOf("bound") >= 0 ? fits.indexOf("bound") : fits.indexOf("unit");
    const kind = fits.includes("bound") ? "bound" : fits.includes("unit") ? "unit" : null;
    const own = quantity.currency ? "amount" : quantity.percent ? "percentage" : "number";
    const closest = source[near] ?? source.find((s) => s.unit?.kind === quantity.unit?.kind);
    reasons.push({ class: kind ?? own, found: quantity.text, expected: closest?.text ?? "" });
  }
  return reasons;
}

const MONTHS_OF_QUARTER = 3;
/** The months of a quarter, where a statement names both its first and its last one. */
function monthsOf(source: DateFact, said: readonly DateFact[]): DateFact[] {
  const { quarter, text, year } = source;
  if (quarter === undefined) return [];
  const last = quarter * MONTHS_OF_QUARTER;
  const months = [last - 2, last];
  if (!months.every((month) => said.some((d) => d.month === month))) return [];
  return months.map((month) => ({ text, month, ...(year === undefined ? {} : { year }) }));
}

function opposites(said: string, sources: readonly string[], translated: boolean): GuardReason[] {
  const pair = translated ? null : (oppositeOf(said, sources.join(" ")) ?? turnedContrast(said, sources));
  return pair ? [{ class: "binding", ...pair }] : [];
}

function composed(said: string, sources: readonly string[], translated: boolean): GuardReason[] {
  const name = translated ? null : composedName(said, sources);
  return name === null ? [] : [{ class: "name", found: name, expected: "" }];
}

function rates(said: string, source: string, translated: boolean): GuardReason[] {
  const other = translated ? null : otherRate(said, source);
  return other ? [{ class: "unit", ...other }] : [];
}

const FREE =
  /(?<![A-Za-z-])(?:free(?! (?:to|from|time|of (?!charge)))|no (?:charge|fee|cost)|without charge|waived|nothing)(?![A-Za-z])|免费|免收|不收/i;

/** "Free" is an amount too: it needs a source that says so, where the source names a price. */
function freeReasons(said: string, sources: readonly string[], source: readonly Quantity[]): GuardReason[] {
  const price = source.find((q) => q.currency !== null);
  const found = FREE.exec(said)?.[0];
  if (found === undefined || price === undefined || sources.some((s) => FREE.test(s))) return [];
  return [{ class: "amount", found, expected: price.text }];
}

/**
 * Whether every number, date, amount, percentage, unit, name, place and rule word of a statement stands in the
 * sentences it points at, whatever the notation. Pure; `sentences` hold the opening line of a bullet's list in front.
 */
export function check(statement: string, sentences: readonly string[], options: CheckOptions = {}): Verdict {
  const said = normalise(statement);
  const sources = sentences.map(normalise);
  const context = [...(options.context ?? []), ...(options.documentTitles ?? [])].map(normalise);
  const translated = options.translated ?? mainScriptOf(said) !== mainScriptOf(sources.join(" "));
  const saidDates = readDates(said);
  const sourceTexts = sources.map(readDates);
  const dates = sourceTexts.flatMap((t) => t.dates);
  // A day without a year takes the only year that the sources name.
  const years = new Set(dates.flatMap((d) => (d.year === undefined ? [] : [d.year])));
  const [year] = years.size === 1 ? years : [];
  const dated = dates.flatMap((d) =>
    year !== undefined && d.year === undefined && d.month !== undefined ? [{ ...d, year }] : [],
  );
  const quarters = dates.flatMap((d) => monthsOf(d, saidDates.dates));
  const known = [...dates, ...dated, ...quarters, ...context.flatMap((text) => readDates(text).dates)];
  const quantities = [
    ...sourceTexts.map((t) => t.rest),
    ...context.map((text) => readDates(text).rest),
  ].flatMap(readQuantities);
  const plainNumber = (d: DateFact) =>
    Object.keys(d).length === 2 && quantities.some((q) => !q.currency && q.value === (d.year ?? Number.NaN));
  const saidQuantities = readQuantities(saidDates.rest);
  // "3D" is one word.
  const bare = saidQuantities
    .filter((q) => !/^[A-Za-z]/.test(saidDates.rest.slice(q.end)) || /[A-Za-z]$/.test(q.text))
    .reduce((text, q) => blank(text, q.start, q.end), saidDates.rest);
  const reasons: GuardReason[] = [
    ...saidDates.dates
      .filter((d) => !known.some((k) => dateFits(d, k)) && !plainNumber(d))
      .map((d) => ({ class: "date" as const, found: d.text, expected: dates[0]?.text ?? "" })),
    ...quantityReasons(saidQuantities, quantities, dates, meaningOf(said)),
    ...turnedDates(
      { text: said, spans: saidDates.spans },
      sources.map((text, i) => ({ text, spans: sourceTexts[i]?.spans ?? [] })),
    ).map((t) => ({ class: "bound" as const, ...t })),
    ...freeReasons(said, sources, quantities),
    ...missingNames(bare, [...sources, ...context], translated).map((m) => ({
      class: m.place ? ("place" as const) : ("name" as const),
      found: m.name,
      expected: "",
    })),
    ...composed(said, [...sources, ...context], translated),
    ...misplaced(
      { text: said, ...saidDates },
      sources.map((text, i) => ({
        text,
        rest: sourceTexts[i]?.rest ?? text,
        spans: sourceTexts[i]?.spans ?? [],
      })),
    ).map((m) => ({ class: "binding" as const, ...m })),
    ...(translated ? [] : exchanged(saidDates.marked, withNames(sourceTexts.map((t) => t.marked)))).map(
      (e) => ({
        class: "binding" as const,
        ...e,
      }),
    ),
    ...opposites(said, sources, translated),
    ...rates(said, sources.join(" "), translated),
    ...ruleFaults(withoutAnswer(saidDates.marked), statedBy(sourceTexts.map((t) => t.marked)), translated),
  ];
  return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}
