import { align, type Pair } from "./align.js";
import { type Unit, unitsOf } from "./units.js";

export interface Exchanged {
  readonly found: string;
  readonly expected: string;
}

const some = (words: ReadonlySet<string>, said: ReadonlySet<string>): boolean =>
  [...words].some((word) => said.has(word));
const shareOf = (words: ReadonlySet<string>, said: ReadonlySet<string>): number =>
  words.size === 0 ? 0 : [...words].filter((word) => said.has(word)).length / words.size;
/** Share of what is left over in a unit that must be said before it counts as spoken of. */
const LOOSE = 0.5;

const predicate = (unit: Unit): ReadonlySet<string> =>
  new Set(unit.chunks.slice(unit.subject.length, unit.subject.length + 2).flatMap((chunk) => chunk.words));

/** Two clauses that say one thing of two subjects. */
const sameVerb = (a: Unit, b: Unit): boolean =>
  !a.elliptic &&
  !b.elliptic &&
  a.subject.length > 0 &&
  b.subject.length > 0 &&
  some(predicate(a), predicate(b));

/** Conjuncts of one sentence, items of one list, or a sentence and the next one that goes on in another frame. */
function parallel(a: Unit, b: Unit, between: readonly Unit[]): boolean {
  if (a.dependent || b.dependent) return false;
  if (a.item || b.item) return a.item && b.item;
  if (a.sentence !== b.sentence)
    return b.sentence === a.sentence + 1 && (b.framed || (b.elliptic && b.gapped) || sameVerb(a, b));
  return b.coordinate || b.gapped || between.some((u) => u.coordinate);
}

const markerOf = (unit: Unit, word: string): string | undefined =>
  unit.chunks.find((chunk) => chunk.words.includes(word))?.marker;

/** "For the thesis" names a topic, not who or what the clause is about. */
const TOPIC = /^(?:for|about|under|with)$/;

/** A pair of words in the same place of two units, seen from one of them. */
interface Place extends Pick<Pair, "subject" | "loose"> {
  readonly side: Pair["first"];
  readonly other: Pair["first"];
}

/** The statement speaks of one side of a place and not of the other; words that stand elsewhere in this unit do not count. */
function takes(said: Unit, [unit, rival]: readonly [Unit, Unit], place: Place): boolean {
  const { side, other, subject, loose } = place;
  const elsewhere = (word: string) =>
    !other.own.has(word) &&
    ((rival.base !== unit && rival.base?.words.has(word) === true) ||
      markerOf(said, word) === markerOf(unit, word));
  if ([...other.words].some((word) => said.words.has(word) && !elsewhere(word))) return false;
  if (loose) return shareOf(side.own, said.words) > LOOSE;
  return [...side.own].some(
    (word) => said.words.has(word) && !(subject && TOPIC.test(markerOf(said, word) ?? "")),
  );
}

/** A statement takes its words from the first unit at one place and from the second at another. */
function mixes(said: Unit, a: Unit, b: Unit, next: boolean): boolean {
  const pairs = align(a, b);
  const first = pairs.some((p) => takes(said, [a, b], { ...p, side: p.first, other: p.second }));
  const second = pairs.some((p) => takes(said, [b, a], { ...p, side: p.second, other: p.first }));
  // Where the second only says that the same is so or not so, yes and no are a place of their own.
  if (next && b.echo && a.negative !== b.negative)
    return said.negative === a.negative ? second && !first : first && !second;
  return first && second && !said.negative;
}

/**
 * A unit of a statement that takes words from two parallel units of its source, each of which the source says of
 * something else. Texts are normalised and their dates marked; one language only.
 */
export function exchanged(statement: string, sources: readonly string[]): Exchanged[] {
  const told = unitsOf(sources);
  const found: Exchanged[] = [];
  for (const said of unitsOf([statement]))
    for (const [i, a] of told.entries())
      for (const [j, b] of told.slice(i + 1).entries())
        if (parallel(a, b, told.slice(i + 1, i + 1 + j)) && mixes(said, a, b, j === 0))
          found.push({ found: said.text, expected: `${a.text} // ${b.text}` });
  return found;
}
