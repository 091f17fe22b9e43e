import { frequenciesIn } from "../../facts/frequencies.js";
import { CARDINAL } from "../../facts/number-words.js";
import { contentOf } from "./clauses.js";
import { entriesOf, synonymous } from "./lexicon/relations.js";

/** "Five a week": a count stands in front. */
const COUNTED = new RegExp(`(?:\\d|(?<![A-Za-z])(?:${CARDINAL}|once|twice))(?: [a-z-]+){0,2} $`, "i");

export interface Rate {
  readonly found: string;
  readonly expected: string;
}

/** A frequency of a statement where its sources name others only, and none that the statement names too. */
function often(said: string, source: string): Rate | null {
  const mine = frequenciesIn(said);
  const theirs = frequenciesIn(source);
  const found = mine.find(
    (m) =>
      (!m.loose || (/^an? /i.test(m.text) && COUNTED.test(said.slice(0, m.start)))) &&
      !theirs.some((t) => t.name === m.name),
  );
  const expected = theirs.find((t) => !mine.some((m) => m.name === t.name));
  return found && expected && mine.length <= theirs.length
    ? { found: found.text, expected: expected.text }
    : null;
}

const PER =
  /(?<![A-Za-z])(?:per|for (?:each|every)|each|every) (?:(?:extra|additional|further|single|full|new) )?([a-z]{4,})(?![A-Za-z])/gi;
const COUNTED_BY_TIME = /^(?:hour|day|night|week|fortnight|month|quarter|year|annum|cent|time)s?$/i;
const HEADS = /^(?:person|people|head|capita|individual|one|participant|member)s?$/i;

/** What a value is counted by ("per household") where the sources count by something that the statement does not name. */
function counted(said: string, source: string): Rate | null {
  const heads = (text: string) =>
    [...text.matchAll(PER)]
      .map((m) => m[1] ?? "")
      .filter((word) => !COUNTED_BY_TIME.test(word) && !HEADS.test(word));
  const spoken = contentOf(said);
  const told = contentOf(source);
  const known = (word: string, words: ReadonlySet<string>) => [...contentOf(word)].every((w) => words.has(w));
  const found = heads(said).find((word) => !known(word, told));
  const expected = heads(source).find((word) => !known(word, spoken));
  if (found === undefined || expected === undefined) return null;
  const [a, b] = [entriesOf(found)[0], entriesOf(expected)[0]];
  return a && b && synonymous(a, b) ? null : { found, expected };
}

/** How often, or by what, a statement counts where its sources count otherwise. One language only. */
export const otherRate = (said: string, source: string): Rate | null =>
  often(said, source) ?? counted(said, source);
