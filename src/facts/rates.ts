// What a rate counts by, one spelling a line: English, adjectives of frequency, Chinese.
const TABLE: readonly (readonly [string, string])[] = [
  ["second", "seconds?|秒"],
  ["minute", "minutes?|分钟"],
  ["hour", "hours?|hourly|小时"],
  ["day", "(?:calendar |working |business )?days?|daily|天|日"],
  ["night", "nights?|nightly|晚"],
  ["week", "weeks?|weekly|周|星期"],
  ["month", "months?|monthly|月"],
  ["quarter", "quarters?|quarterly|季度?"],
  ["year", "years?|yearly|annual(?:ly)?|annum|年"],
  ["mile", "miles?"],
  ["kilometre", "kilomet(?:re|er)s?|km|公里|千米"],
  ["metre", "met(?:re|er)s?|米"],
  ["square metre", "square met(?:re|er)s?|m2|sqm|平方米"],
  ["hectare", "hectares?|公顷"],
  ["kilogram", "kilograms?|kilos?|kg|公斤|千克"],
  ["gram", "grams?|克"],
  ["tonne", "tonnes?|tons?|吨"],
  ["litre", "lit(?:re|er)s?|升"],
  ["person", "persons?|people|head|capita|人|名"],
  ["room", "rooms?|间"],
  ["pair", "pairs?|双|对"],
  ["item", "items?|件"],
  ["copy", "copy|copies|volumes?|册|本|份"],
  ["household", "households?|famil(?:y|ies)|户|家庭"],
  ["vehicle", "vehicles?|cars?|辆|车"],
];
const TIMES = 9;
const CLASS: Readonly<Record<string, string>> = Object.fromEntries(
  TABLE.map(([name], i) => [name, i < TIMES ? "time" : "thing"]),
);
const after = TABLE.map(([name, forms]) => ({
  name,
  pattern: new RegExp(
    `(?:^|[^A-Za-z])(?:(?:per|an?|each|every|for (?:each|every)) (?:extra |additional |single |full )?(?:${forms})|\\/ ?(?:${forms})|每(?:一|个)?(?:${forms})|[/每](?:${forms}))(?![A-Za-z])`,
    "i",
  ),
}));
const adverbs = TABLE.map(([name, forms]) => ({
  name,
  pattern: new RegExp(`^(?:${forms})$`, "i"),
}));
const clauseEnd =
  /[.;。;](?:\s|$|(?=\p{Script=Han}))|,(?!\d)|(?<![A-Za-z])(?:and|or|but|to|while|whereas)(?![A-Za-z])/u;

/** What a value is counted by: rates that follow it up to the next comma or "and", or stand right before it in Chinese. */
export function perOf(text: string, start: number, end: number): string[] {
  const tail = (text.slice(end, end + 60).split(clauseEnd)[0] ?? "").replace(/\d.*/, "");
  const head = /(?:每[^,。;,每]{1,6}){1,3}$/u.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? "";
  const found = after
    .filter(({ pattern }) => pattern.test(tail) || pattern.test(head))
    .map(({ name }) => name);
  const adverb = /^ (\w+ly)(?![A-Za-z])/i.exec(tail)?.[1];
  const more = adverb === undefined ? [] : adverbs.filter((a) => a.pattern.test(adverb)).map((a) => a.name);
  return [...new Set([...found, ...more])];
}

/** True when both rates count by something of one sort, and not by the same. */
export const perDiffers = (said: readonly string[], source: readonly string[]): boolean =>
  said.some((s) => !source.includes(s) && source.some((t) => CLASS[t] === CLASS[s] && !said.includes(t)));
