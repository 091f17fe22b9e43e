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
const PATTERNS = TABLE.map(([name, forms]) => ({
  name,
  pattern: new RegExp(`(?<![A-Za-z-])(?:${forms})(?![A-Za-z])`, "i"),
}));

// "A week" may last and "annual" may name what it stands before: they answer a rate, and claim none.
const LOOSE = /^an? |^annual$|^yearly$/i;

/** How often something is done, as a text says it first. */
export interface Frequency {
  /** One name for all spellings: "week", "half-year". */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  /** It may also say how long, or name what it stands before. */
  readonly loose: boolean;
}

/** The frequencies of a text, each once, the shortest first. */
export const frequenciesIn = (text: string): Frequency[] =>
  PATTERNS.flatMap(({ name, pattern }) => {
    const found = pattern.exec(text);
    return found ? [{ name, text: found[0], start: found.index, loose: LOOSE.test(found[0]) }] : [];
  });
