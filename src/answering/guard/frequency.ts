import { contentOf } from "./clauses.js";
import { entriesOf, synonymous } from "./lexicon/relations.js";

// How often something is done, one frequency a line.
const TABLE: readonly (readonly [string, string])[] = [
  ["hour", "hourly|(?:every|each|per|an|by the) hour|每小时"],
  ["day", "daily|(?:every|each|per|a|by the) day|每天|每日"],
  ["night", "nightly|(?:every|each|per|a|by the) night|每晚"],
  ["week", "weekly|(?:every|each|per|a|by the) week|每周|每星期"],
  [
    "fortnight",
    "fortnightly|biweekly|(?:every|each|per|a) fortnight|(?:every|each) (?:two|2|second|other) weeks?|每两周",
  ],
  ["month", "monthly|(?:every|each|per|a|by the) month|每个?月"],
  ["quarter", "quarterly|(?:every|each|per|a) quarter|每个?季度"],
  [
    "half-year",
    "half-yearly|six-monthly|(?:every|each) (?:six|6) months|twice (?:a|per|every|each) year|每半年",
  ],
  ["year", "yearly|annual(?:ly)?|(?:every|each|per|a|by the) year|per annum|每年|年度"],
];
const compiled = TABLE.map(([name, forms]) => ({
  name,
  pattern: new RegExp(`(?<![A-Za-z-])(?:${forms})(?![A-Za-z])`, "i"),
}));

// "A week" may last and "annual" may name what it stands before: they answer a rate, and claim none.
const LOOSE = /^an? |^annual$|^yearly$/i;
/** "Five a week": a count stands in front. */
const COUNTED =
  /(?:\d|(?<![A-Za-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice))(?: [a-z-]+){0,2} $/i;

export interface Rate {
  readonly found: string;
  readonly expected: string;
}

function firstOf(pattern: RegExp, text: string): { text: string; start: number } {
  const found = pattern.exec(text);
  return { text: found?.[0] ?? "", start: found?.index ?? 0 };
}

/** A frequency of a statement where its sources name others only, and none that the statement names too. */
function often(said: string, source: string): Rate | null {
  const mine = compiled.flatMap(({ name, pattern }) =>
    pattern.test(said) ? [{ name, ...firstOf(pattern, said) }] : [],
  );
  const theirs = compiled.flatMap(({ name, pattern }) =>
    pattern.test(source) ? [{ name, text: pattern.exec(source)?.[0] ?? name }] : [],
  );
  const found = mine.find(
    (m) =>
      (!LOOSE.test(m.text) || (/^an? /i.test(m.text) && COUNTED.test(said.slice(0, m.start)))) &&
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
