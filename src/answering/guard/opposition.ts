import { overlap } from "./clauses.js";
import { meaningOf } from "./content.js";
import { type Entry, entriesOf, opposed, sameWord, synonymous } from "./lexicon/relations.js";

/** Two words that are opposites: one of a statement, one of its source. */
export interface Opposition {
  readonly found: string;
  readonly expected: string;
  /** One of the two is denied and the other is not: both texts say the same. */
  readonly cancelled: boolean;
}

// Words whose opposites turn nothing around.
const UNTURNING: ReadonlySet<string> = new Set(
  [
    // Verbs that help others or mean little alone, and particles that go with verbs.
    "be have do can may will must shall take give get make go come set put",
    "up down in out on off over under right left",
    // What denies, counts, measures and orders: rules, bounds and quantities are compared by themselves.
    "not no any all some only always never ever same other own",
    "more less most least at_least at_most above below before after at first last one two",
    "high low great small large long short",
    // One deal from its two sides: what the one sells the other buys.
    "loan borrow lend buy sell",
  ].flatMap((line) => line.split(" ")),
);
const DENIES =
  /(?<![A-Za-z])(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|no ?one|free of|lack(?:s|ing)?)(?![A-Za-z])|n't/gi;
const RESTRICTS =
  /(?<![A-Za-z])(?:only|unless|except|other than|apart from|until|but|solely|if|otherwise|instead)(?![A-Za-z])/gi;

const content = (entry: Entry): boolean =>
  entry.senses.size + entry.bases.length > 0 && !entry.bases.some((base) => UNTURNING.has(base));
const odd = (text: string): boolean => (text.match(DENIES)?.length ?? 0) % 2 === 1;
const restrictions = (text: string): string => (text.match(RESTRICTS) ?? []).sort().join(" ").toLowerCase();
const lacks = (entry: Entry, others: readonly Entry[]): boolean =>
  !others.some((o) => sameWord(entry, o) || synonymous(entry, o));

/** The opposites between a clause of a statement and one of its source that neither text has both of. */
function between(said: string, mine: readonly Entry[], told: string, source: readonly Entry[]): Opposition[] {
  const theirs = entriesOf(told).filter((entry) => content(entry) && lacks(entry, mine));
  return mine
    .filter((entry) => content(entry) && lacks(entry, source))
    .flatMap((entry) =>
      theirs
        .filter((other) => opposed(entry, other))
        .map((other) => ({ found: entry.text, expected: other.text, cancelled: odd(said) !== odd(told) })),
    );
}

const CLOSE = 0.5;

/**
 * How a clause of a statement stands to the clauses of its source by opposites: `cancelled` when a negation makes up
 * for one ("not accepted", "refused"), turned when nothing does and the rest is the same; null without any.
 */
export function oppositionOf(said: string, clauses: readonly string[]): Opposition | null {
  const mine = entriesOf(said);
  const source = entriesOf(clauses.join(" . "));
  const found = clauses.flatMap((told) => between(said, mine, told, source).map((o) => ({ o, told })));
  const cancelled = found.find(({ o }) => o.cancelled);
  if (cancelled) return cancelled.o;
  const words = meaningOf(said);
  const turned = found.find(
    ({ o, told }) =>
      restrictions(said) === restrictions(told) &&
      overlap(new Set([...words].filter((w) => !meaningOf(o.found).has(w))), meaningOf(told)) >= CLOSE,
  );
  return turned?.o ?? null;
}
