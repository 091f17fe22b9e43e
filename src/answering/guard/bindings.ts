import { type DateFact, type DateSpan, dateFits } from "../../facts/dates.js";
import { LABEL } from "../../facts/labels.js";
import { type Quantity, readQuantities } from "../../facts/quantities.js";
import { compareQuantities } from "./quantity-fit.js";
import { overlapOf, type Territory, territories } from "./territories.js";

type Part = Quantity | DateFact | string;

/** A value, or the two ends of a range, with what the text says it belongs to. */
interface Anchor {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}
interface Bound extends Anchor, Territory {}

// Between the ends of a range, or a part and its whole.
const JOINS =
  /^\p{Script=Han}?\s?(?:-|~|to|through|until|till|至|到)\s?$|^ of (?:the|its|their|his|her)(?: \w+'s)? $|^ of (?:a|an) $/iu;
const BETWEEN = /(?:between|from) [^,;.]{0,6}$/i;
const SPANS = new Set(["time", "month", "workday"]);

function kindOf(q: Quantity): string {
  if (q.percent || (q.fraction && !q.unit)) return "share";
  if (q.currency) return "money";
  if (q.unit) return SPANS.has(q.unit.kind) ? "span" : q.unit.kind;
  return "count";
}

/** The values of a text in order. */
function anchorsOf({ text, rest, spans }: BindingSource, known: ReadonlySet<string>): Anchor[] {
  const single: Anchor[] = [
    ...spans
      .filter(({ start }, i) => spans.findIndex((s) => s.start === start) === i)
      .map(({ date, start, end }) => ({
        kind: date.time === undefined ? "date" : "clock",
        text: date.text,
        start,
        end,
        parts: spans.filter((s) => s.start === start).map((s) => s.date),
      })),
    ...namesOf(rest, known).map(({ start, end }) => ({
      kind: "name",
      text: text.slice(start, end),
      start,
      end,
      parts: [text.slice(start, end)],
    })),
    ...readQuantities(rest)
      .filter((q) => !LABEL.test(text.slice(0, q.start)))
      .map((q) => ({ kind: kindOf(q), text: q.text, start: q.start, end: q.end, parts: [q] })),
    ...[...rest.matchAll(WHOLE)].map((m) => ({
      kind: "share",
      text: m[0],
      start: m.index,
      end: m.index + m[0].length,
      parts: readQuantities("100%"),
    })),
  ].sort((a, b) => a.start - b.start);
  return single.reduce<Anchor[]>((found, anchor) => {
    const last = found.at(-1);
    if (last && joined(text, last, anchor))
      found[found.length - 1] = {
        ...last,
        kind: anchor.kind,
        end: anchor.end,
        text: `${last.text}-${anchor.text}`,
        parts: [...last.parts, ...anchor.parts],
      };
    else found.push(anchor);
    return found;
  }, []);
}
const WHOLE = /(?<![A-Za-z])(?:in full|fully|(?<=the )full)(?![A-Za-z])|全额/gi;

const sharesWord = (a: string, b: string): boolean =>
  a.split(" ").some((word) => b.split(" ").includes(word));

/** Names in the middle of a sentence; at its beginning those that the source writes in the middle of one. */
function namesOf(text: string, known: ReadonlySet<string>): { start: number; end: number }[] {
  return [...text.matchAll(NAME)]
    .filter(
      (m) =>
        (m.index > 0 && !/[.:;]["']? $/.test(text.slice(0, m.index))) ||
        m[0].split(" ").some((w) => known.has(w)),
    )
    .map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
const NAME = /(?<![\p{L}\d.-])\p{Lu}\p{Ll}[\p{L}'-]*(?: (?:of (?:the )?|& )?\p{Lu}[\p{L}'-]*)*/gu;
/** Words written large in the middle of a sentence. */
const writtenLarge = (text: string): string[] =>
  text.match(/(?<=[\p{Ll},\d)] )\p{Lu}\p{Ll}[\p{L}'-]+/gu) ?? [];

// Names of one list, or a name with its place.
const LISTED = /^(?:,? ?(?:and|or|of|in|at|&)|,)(?: the)? $|^[、和及与]$/;

function joined(text: string, last: Anchor, next: Anchor): boolean {
  const between = text.slice(last.end, next.start);
  if (last.kind === "name" || next.kind === "name") return last.kind === next.kind && LISTED.test(between);
  if (/^,? and $/i.test(between)) return last.kind === next.kind && BETWEEN.test(text.slice(0, last.start));
  return JOINS.test(between);
}

function bind(source: BindingSource, known: ReadonlySet<string>): Bound[] {
  const anchors = anchorsOf(source, known);
  return [...new Set(anchors.map((a) => a.kind))].flatMap((kind) => {
    const own = anchors.filter((a) => a.kind === kind);
    const lands = territories(source.text, own);
    return own.map((a, i) => ({ ...a, ...(lands[i] ?? { words: new Set<string>(), vague: true }) }));
  });
}

function samePart(a: Part, b: Part): boolean {
  if (typeof a === "string" || typeof b === "string")
    return typeof a === typeof b && sharesWord(String(a), String(b));
  if ("percent" in a) return "percent" in b && ["same", "bound"].includes(compareQuantities(a, b));
  return !("percent" in b) && (dateFits(a, b) || dateFits(b, a));
}

/** The same value, whatever is said of it. */
const sameValue = (a: Anchor, b: Anchor): boolean =>
  a.kind === b.kind &&
  a.parts.length === b.parts.length &&
  a.parts.every((part, i) => {
    const other = b.parts[i];
    return other !== undefined && samePart(part, other);
  });

/** The source's values that are the same, with the same bound where there is one. */
function ownOf(a: Anchor, told: readonly Bound[]): readonly Bound[] {
  const same = told.filter((t) => sameValue(a, t));
  const exact = same.filter((t) => a.parts.every((part, i) => boundOfPart(part) === boundOfPart(t.parts[i])));
  return exact.length > 0 && a.parts.some((part) => boundOfPart(part) !== null) ? exact : same;
}
const boundOfPart = (part: Part | undefined): string | null =>
  typeof part === "object" && "percent" in part ? part.bound : null;

export interface BindingSource {
  readonly text: string;
  readonly rest: string;
  readonly spans: readonly DateSpan[];
}
export interface Misplaced {
  readonly found: string;
  readonly expected: string;
}

const RESPECTIVELY = /(?<![A-Za-z])respectively(?![A-Za-z])|分别/i;
/** Words by which another value must fit better before one value alone is called misplaced. */
const LONE = 2;
const FAINTLY = 0.5;

/**
 * Values that a statement gives to something else than its sources do: two values of a kind that changed places, or
 * one whose neighbours in the source are those of another value. One language only: words are compared.
 */
export function misplaced(statement: BindingSource, sources: readonly BindingSource[]): Misplaced[] {
  if (RESPECTIVELY.test(statement.text) || sources.some((s) => RESPECTIVELY.test(s.text))) return [];
  const known = new Set(sources.flatMap((s) => writtenLarge(s.text)));
  const said = bind(statement, known);
  const told = sources.flatMap((s) => bind(s, known));
  for (const [i, a] of said.entries()) {
    const own = ownOf(a, told);
    if (own.length === 0) continue;
    for (const b of said.slice(i + 1)) {
      if (b.kind !== a.kind || sameValue(a, b)) continue;
      const other = ownOf(b, told);
      if (other.length === 0) continue;
      const [aOwn, aOther] = overlapOf(a.words, own, other);
      const [bOther, bOwn] = overlapOf(b.words, other, own);
      // Events and parties of one story lend each other words: both must have changed sides, and nothing speaks for them.
      const both =
        (a.kind !== "name" && a.kind !== "date") || (aOther >= 1 && bOwn >= 1 && aOwn + bOther < 1);
      if (both && aOther + bOwn > aOwn + bOther)
        return [{ found: `${a.text} / ${b.text}`, expected: `${b.text} / ${a.text}` }];
    }
    if (own.some((o) => o.vague)) continue;
    const rivals = told.filter((t) => t.kind === a.kind && !own.includes(t));
    const [mine] = overlapOf(a.words, own, rivals);
    for (const rival of rivals) {
      const [, theirs] = overlapOf(a.words, own, [rival]);
      if (mine < FAINTLY && theirs >= LONE && !said.some((s) => ownOf(s, told).includes(rival)))
        return [{ found: a.text, expected: rival.text }];
    }
  }
  return [];
}
