import type { Chunk } from "./chunks.js";
import type { Unit } from "./units.js";

/** What stands in the same place of two parallel units. */
export interface Pair {
  readonly first: Side;
  readonly second: Side;
  /** The subjects of two clauses. */
  readonly subject: boolean;
  /** Nothing but what is left over on both sides. */
  readonly loose: boolean;
}
export interface Side {
  /** Words that the place has in this unit and not in the other. */
  readonly words: ReadonlySet<string>;
  /** Those of them that the other unit has nowhere. */
  readonly own: ReadonlySet<string>;
}

const RANK = /(?<![\w-])(?:first|second|third|last|next|final|previous)(?![\w-])/i;
const RANK_WORD = /^(?:first|second|third|last|next|final|previou)$/;
const isName = (chunk: Chunk): boolean => /^\p{Lu}/u.test(chunk.text);
const isDate = (word: string): boolean => /^d\d*x\d*x\d*$/.test(word);
const isNumber = (word: string): boolean => /^n\d/.test(word) || RANK_WORD.test(word);
const dated = (chunk: Chunk): boolean => chunk.words.some(isDate);
const numbered = (chunk: Chunk): boolean =>
  chunk.words.some((word) => /^n\d/.test(word)) || RANK.test(chunk.text);
const last = (chunk: Chunk): string => chunk.words.at(-1) ?? "";

/** How surely two chunks stand in the same place: they share a preposition, a sort or their last word. */
function likeness(a: Chunk, b: Chunk): number {
  let score = 0;
  if (a.marker === b.marker) score += a.marker === "" ? 1 : 2;
  if (isName(a) && isName(b)) score += 1;
  if (dated(a) && dated(b)) score += 2;
  else if (numbered(a) && numbered(b)) score += 1;
  if (last(a) === last(b)) score += 2;
  else if (a.words.some((word) => b.words.includes(word))) score += 1;
  // Who acts is the subject of one clause and stands after "by" in the other.
  if (AGENT.test(a.marker + b.marker) && (a.marker === "" || b.marker === "")) score += 1;
  return score;
}
const SURE = 2;
const AGENT = /^(?:by|由)$/;

const ONES = /(?<![A-Za-z])ones?$/i;
const onlyNumbers = (chunk: Chunk): boolean => chunk.words.every(isNumber);

/** What may be told by place alone: two values, or two that are none. */
const alike = (a: Chunk, b: Chunk): boolean => dated(a) === dated(b) && numbered(a) === numbered(b);

function sideOf(here: readonly Chunk[], there: readonly Chunk[], unit: Unit, other: Unit): Side {
  const [c, d] = [here[0], there[0]];
  const alone = here.length === 1 && there.length === 1 && c && d;
  // Where two values stand in one place, they alone are what differs.
  const is =
    alone && dated(c) && dated(d) ? isDate : alone && numbered(c) && numbered(d) ? isNumber : () => true;
  // "At ordinary meetings and at extraordinary ones", "the first vehicle and the second": the noun stands in both places.
  const nouns =
    alone && (ONES.test(d.text) || onlyNumbers(d))
      ? c.words.slice(-1).filter((word) => !isNumber(word) && !isDate(word))
      : [];
  const partner = new Set([...there.flatMap((chunk) => chunk.words), ...nouns]);
  const words = here.flatMap((chunk) => chunk.words).filter((word) => is(word) && !partner.has(word));
  const has = (word: string) => other.words.has(word) || (other.base !== unit && other.base?.words.has(word));
  return { words: new Set(words), own: new Set(words.filter((word) => !has(word))) };
}

/** The places that two parallel units have in common, after gapping and coordination: "plants by A, those for weapons by B". */
export function align(a: Unit, b: Unit): Pair[] {
  const subject = new Set(b.subjectless ? a.subject.map((c) => c.text) : []);
  const left = new Set(a.chunks.filter((c) => !subject.has(c.text)));
  const right = new Set(b.chunks);
  const pairs: Pair[] = [];
  const pair = (first: readonly Chunk[], second: readonly Chunk[], loose = false, heads = false): void => {
    for (const c of first) left.delete(c);
    for (const c of second) right.delete(c);
    const [one, two] = [sideOf(first, second, a, b), sideOf(second, first, b, a)];
    if (two.words.size > 0 && (one.words.size > 0 || first.length === 0))
      pairs.push({ first: one, second: two, loose, subject: heads });
  };
  const [label, other] = [a.chunks[0], b.chunks[0]];
  if (a.item && b.item && label && other) pair([label], [other]);
  const frame = b.chunks[0];
  const scored = [...left]
    .flatMap((c) => [...right].map((d) => ({ c, d, score: likeness(c, d) })))
    .filter(({ score }) => score >= SURE)
    .sort((x, y) => y.score - x.score);
  for (const { c, d } of scored) if (left.has(c) && right.has(d)) pair([c], [d]);
  if (b.framed && frame && right.has(frame)) pair([], [frame]);
  const bare = (chunks: ReadonlySet<Chunk>) => [...chunks].filter((c) => c.marker === "");
  if (b.elliptic) {
    const verb = bare(right)[0];
    const before = bare(left).at(-1);
    if (verb && before && alike(before, verb)) pair([before], [verb]);
    const rest = [...left].filter((c) => c.marker !== "" && c.marker !== "'s").at(-1);
    if (rest && right.size > 0) pair([rest], [...right]);
    return pairs;
  }
  const head = (chunks: ReadonlySet<Chunk>) => [...chunks].find((c) => c.marker !== "'s");
  const [one, two] = [head(left), head(right)];
  if (one && two && !b.framed) pair([one], [two], false, one.marker === "" && two.marker === "");
  if (left.size > 0 && right.size > 0) pair([...left], [...right], true);
  return pairs;
}
