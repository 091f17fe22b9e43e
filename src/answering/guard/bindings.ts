import { type DateFact, type DateSpan, dateFits } from "./dates.js";
import { compareQuantities, type Quantity, readQuantities } from "./quantities.js";
import { overlapOf, type Territory, territories } from "./territories.js";

type Part = Quantity | DateFact;

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
function anchorsOf(text: string, rest: string, spans: readonly DateSpan[]): Anchor[] {
  const single: Anchor[] = [
    ...spans.map(({ date, start, end }) => ({
      kind: date.time === undefined ? "date" : "clock",
      text: date.text,
      start,
      end,
      parts: [date],
    })),
    ...readQuantities(rest).map((q) => ({ kind: kindOf(q), text: q.text, start: q.start, end: q.end, parts: [q] })),
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

function joined(text: string, last: Anchor, next: Anchor): boolean {
  const between = text.slice(last.end, next.start);
  if (/^,? and $/i.test(between)) return last.kind === next.kind && BETWEEN.test(text.slice(0, last.start));
  return JOINS.test(between);
}

function bind(text: string, rest: string, spans: readonly DateSpan[]): Bound[] {
  const anchors = anchorsOf(text, rest, spans);
  return [...new Set(anchors.map((a) => a.kind))].flatMap((kind) => {
    const own = anchors.filter((a) => a.kind === kind);
    const lands = territories(text, own);
    return own.map((a, i) => ({ ...a, ...(lands[i] ?? { words: new Set<string>(), vague: true }) }));
  });
}

function samePart(a: Part, b: Part): boolean {
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

/**
 * Values that a statement gives to something else than its sources do: two values of a kind that changed places, or
 * one whose neighbours in the source are those of another value. One language only: words are compared.
 */
export function misplaced(statement: BindingSource, sources: readonly BindingSource[]): Misplaced[] {
  if (RESPECTIVELY.test(statement.text) || sources.some((s) => RESPECTIVELY.test(s.text))) return [];
  const said = bind(statement.text, statement.rest, statement.spans);
  const told = sources.flatMap((s) => bind(s.text, s.rest, s.spans));
  for (const [i, a] of said.entries()) {
    const own = told.filter((t) => sameValue(a, t));
    if (own.length === 0) continue;
    for (const b of said.slice(i + 1)) {
      if (b.kind !== a.kind || sameValue(a, b)) continue;
      const other = told.filter((t) => sameValue(b, t));
      if (other.length === 0) continue;
      const [aOwn, aOther] = overlapOf(a.words, own, other);
      const [bOther, bOwn] = overlapOf(b.words, other, own);
      if (aOther + bOwn > aOwn + bOther) return [{ found: `${a.text} / ${b.text}`, expected: `${b.text} / ${a.text}` }];
    }
    if (own.some((o) => o.vague)) continue;
    const rivals = told.filter((t) => t.kind === a.kind && !own.includes(t));
    const [mine] = overlapOf(a.words, own, rivals);
    for (const rival of rivals) {
      const [, theirs] = overlapOf(a.words, own, [rival]);
      if (mine === 0 && theirs >= LONE && !said.some((s) => sameValue(s, rival)))
        return [{ found: a.text, expected: rival.text }];
    }
  }
  return [];
}
