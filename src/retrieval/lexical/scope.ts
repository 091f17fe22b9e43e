import { type LexicalIndex, type Postings, postingsAt, postingsOf } from "./lexical-index.js";
import { HEADING_ONLY } from "./lexical-part.js";

/**
 * The rows a question may use. Every statistic (row count, average length, document frequency, vocabulary) is taken
 * over these rows alone, so that rows outside leave no trace in any score.
 */
export interface Scope {
  /** 1 where the row may be used; null where all may. */
  readonly allowed: Uint8Array | null;
  readonly rows: number;
  readonly averageLength: number;
}

export function scopeOf(index: LexicalIndex, allowed: Uint8Array | null): Scope {
  let rows = 0;
  let length = 0;
  for (let row = 0; row < index.rows; row++) {
    if (allowed && allowed[row] !== 1) continue;
    rows++;
    length += index.lengths[row] ?? 0;
  }
  return { allowed, rows, averageLength: rows === 0 ? 0 : length / rows };
}

/** The allowed rows of a term. */
export interface Tally {
  /** That say it themselves. */
  readonly said: number;
  /** That only stand under headings which say it. */
  readonly above: number;
}

/** Number of allowed rows that say the term; of those under headings that do, where no row says it itself. */
export const documentFrequency = (index: LexicalIndex, scope: Scope, term: string): number =>
  frequencyOf(tallyOf(postingsOf(index, term), scope));

export const frequencyOf = ({ said, above }: Tally): number => said || above;

/** The terms with that beginning which allowed rows have, each with its document frequency; in no order. */
export function frequenciesFrom(
  { parts }: LexicalIndex,
  scope: Scope,
  beginning: string,
): ReadonlyMap<string, number> {
  const tallies = new Map<string, Tally>();
  for (const { first, part } of parts) {
    const [from, to] = part.vocabulary.startingWith(beginning);
    for (let id = from; id < to; id++) {
      const { said, above } = tallyOf([postingsAt(first, part, id)], scope);
      if (said + above === 0) continue;
      const term = part.vocabulary.term(id);
      const before = tallies.get(term);
      tallies.set(term, { said: said + (before?.said ?? 0), above: above + (before?.above ?? 0) });
    }
  }
  return new Map([...tallies].map(([term, tally]) => [term, frequencyOf(tally)]));
}

export function tallyOf(postings: readonly Postings[], { allowed }: Scope): Tally {
  let said = 0;
  let above = 0;
  for (const { first, part, start, end } of postings) {
    for (let i = start; i < end; i++) {
      if (allowed && allowed[first + (part.postingRows[i] ?? 0)] !== 1) continue;
      if ((part.frequencies[i] ?? 0) < HEADING_ONLY) said++;
      else above++;
    }
  }
  return { said, above };
}
