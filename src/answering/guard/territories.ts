import { meaningOf } from "./content.js";

interface Place {
  readonly start: number;
  readonly end: number;
}

// What parts the words of one value from those of the next, strongest first.
const CUTS: readonly RegExp[] = [
  /[.;。;](?:\s|$|(?=\p{Script=Han}))/gu,
  /, (?:and|but|while|whilst|whereas|or|though)(?![A-Za-z])| (?:while|whilst|whereas|but)(?![A-Za-z])|[,,](?:而|但)/gu,
  /,(?!\d)|(?<!\d),|[、]/gu,
  / (?:and|or)(?![A-Za-z])|[和或]/gu,
  / (?=(?:after|before|when|if|once|until|unless|because|which|who) )/gu,
  / (?=(?:is|are|was|were|may|must|shall|should|can|cannot|could|will|has|have|gets?|pays?) )/gu,
  / (?:to|then|rising|falling)(?![A-Za-z])/gu,
];

/** Where the words between two values part: at the last of the strongest marks. */
function cutBetween(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  for (const pattern of CUTS) {
    const marks = [...between.matchAll(pattern)];
    const mark = marks.at(-1);
    if (mark) return from + mark.index;
  }
  const middle = between.indexOf(" ", Math.floor(between.length / 2));
  return middle < 0 ? to : from + middle;
}

const BREAK = /[.;。;](?:\s|$|(?=\p{Script=Han}))/gu;

export interface Territory {
  readonly words: ReadonlySet<string>;
  /** Too little stands there to tell what the value belongs to. */
  readonly vague: boolean;
}
const VAGUE = 3;
const PRONOUN =
  /(?<![A-Za-z])(?:those|ones?|it|they|this|these|thereafter|otherwise|elsewhere|others?)(?![A-Za-z])/i;

/** The words that belong to each of some values, in the order of the text: those around it up to where the next one's begin. */
export function territories(text: string, values: readonly Place[]): Territory[] {
  const breaks = [...text.matchAll(BREAK)].map((m) => m.index + 1);
  return values.map((value, i) => {
    const last = values[i - 1];
    const next = values[i + 1];
    const from = Math.max(
      last ? cutBetween(text, last.end, value.start) : 0,
      ...breaks.filter((b) => b <= value.start),
    );
    const to = Math.min(
      next ? cutBetween(text, value.end, next.start) : text.length,
      ...breaks.filter((b) => b >= value.end),
    );
    const land = `${text.slice(from, value.start)} ${text.slice(value.end, to)}`;
    const words = meaningOf(land);
    return { words, vague: words.size < VAGUE || PRONOUN.test(land) };
  });
}

// Words that say little about what a value belongs to.
const FAINT = new Set(
  [
    "pay",
    "receive",
    "keep",
    "submit",
    "year",
    "month",
    "week",
    "day",
    "person",
    "limit",
    "use",
    "need",
    "more",
    "less",
    "up",
    "hour",
    "minute",
    "least",
    "most",
    "book",
    "new",
    "other",
    "after",
    "inform",
  ].flatMap((word) => [...meaningOf(word)]),
);
const FAINT_WEIGHT = 0.3;

/** How many of the words stand beside one of `own` and beside none of `other`, and the other way round. */
export function overlapOf(
  words: ReadonlySet<string>,
  own: readonly Territory[],
  other: readonly Territory[],
): readonly [own: number, other: number] {
  let mine = 0;
  let theirs = 0;
  for (const word of words) {
    const here = own.some((o) => o.words.has(word));
    const there = other.some((o) => o.words.has(word));
    const weight = FAINT.has(word) ? FAINT_WEIGHT : 1;
    if (here && !there) mine += weight;
    if (there && !here) theirs += weight;
  }
  return [mine, theirs];
}
