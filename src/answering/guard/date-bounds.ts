import { type DateSpan, dateFits, type ReadDates } from "../../facts/dates.js";
import { overlap } from "./clauses.js";
import { meaningOf } from "./content.js";
import { entriesOf, opposed } from "./lexicon/relations.js";

type Side = "from" | "until" | "before" | "after";

const DIRECTIONS: readonly (readonly [Side, RegExp])[] = [
  ["after", /(?<![A-Za-z])not (?:before|until|earlier than) (?:the )?$|不早于$/i],
  ["before", /(?<![A-Za-z])(?:not? (?:after|later than)) (?:the )?$|不晚于$/i],
  [
    "from",
    /(?<![A-Za-z])(?:as (?:of|from)|from|since|with effect from|effective|starting(?: on)?) (?:the )?$|自$/i,
  ],
  ["until", /(?<![A-Za-z])(?:until|till|up to|through|expires? on|ends? on) (?:the )?$|(?:截至|至)$/i],
  ["before", /(?<![A-Za-z])(?:before|by|prior to|at the latest on) (?:the )?$/i],
  ["after", /(?<![A-Za-z])(?:after) (?:the )?$/i],
];
const OPPOSITE: Readonly<Record<Side, readonly Side[]>> = {
  from: ["until", "before"],
  after: ["until", "before"],
  until: ["from", "after"],
  before: ["from", "after"],
};
const REACH = 24;
const DENIES = /(?<![A-Za-z])(?:not|no|never|nobody|cannot)(?![A-Za-z])|n't|[不未]/i;

const sideOf = (text: string, { start }: DateSpan): Side | null =>
  DIRECTIONS.find(([, pattern]) => pattern.test(text.slice(Math.max(0, start - REACH), start)))?.[0] ?? null;

/** The two say the same thing of something, so that only the direction differs: "closed until" is "open from". */
function likewise(said: string, source: string): boolean {
  if (overlap(meaningOf(said), meaningOf(source)) < LIKE) return false;
  const told = entriesOf(source);
  return !entriesOf(said).some((entry) => told.some((other) => opposed(entry, other)));
}
const LIKE = 0.5;

export interface Turned {
  readonly found: string;
  readonly expected: string;
}
export interface DatedText extends Pick<ReadDates, "spans"> {
  readonly text: string;
}

/** Dates until which a statement lets something last, where its sources only say that it begins then, or the reverse. */
export function turnedDates(said: DatedText, sources: readonly DatedText[]): Turned[] {
  return said.spans.flatMap((span): Turned[] => {
    const side = sideOf(said.text, span);
    if (side === null || DENIES.test(said.text)) return [];
    const told = sources.flatMap((source) =>
      source.spans
        .filter((s) => dateFits(span.date, s.date))
        .map((s) => ({ side: DENIES.test(source.text) ? null : sideOf(source.text, s), text: s.date.text })),
    );
    const turned = told.length > 0 && told.every((t) => t.side !== null && OPPOSITE[side].includes(t.side));
    return turned && sources.some((s) => likewise(said.text, s.text))
      ? [{ found: span.date.text, expected: told[0]?.text ?? "" }]
      : [];
  });
}
