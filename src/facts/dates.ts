import { MONTH_NAME, monthOf } from "./calendar.js";
import { HAN_DIGITS } from "./han-numerals.js";
import { CLOCK_RULES, cn, type DateFact, type DateRule, HALF_DAY, type Parts } from "./times-of-day.js";

export type { DateFact } from "./times-of-day.js";

import { blank } from "./normalise.js";

const MONTH = `(${MONTH_NAME})\\.?(?![a-z])`;
const YEAR = "((?:1[89]|20|21)\\d\\d)";
const DAY = "([0-3]?\\d)(?:st|nd|rd|th)?";
const CN = `[\\d${HAN_DIGITS}十]`;
const BEFORE_MONTH =
  "(?:in|of|since|until|till|by|from|to|through|and|between|mid|late|early|during|before|after|or|next|last|every|month)[- ]";

const num = (text: string | undefined): number => Number(text);
// Days whose date is the same every year.
const NAMED_DAYS: readonly DateRule[] = (
  [
    ["New Year(?:'s|s)? Day|元旦", 1, 1],
    ["Valentine'?s Day|情人节", 2, 14],
    ["Hallowe'?en", 10, 31],
    ["Christmas Eve|平安夜", 12, 24],
    ["Christmas Day|圣诞节", 12, 25],
    ["Boxing Day", 12, 26],
    ["New Year(?:'s|s)? Eve", 12, 31],
  ] as const
).map(([name, month, day]) => [
  new RegExp(`(?<![A-Za-z])(?:${name})(?![a-z])`, "gi"),
  () => ({ month, day }),
]);

const RULES: readonly DateRule[] = [
  [
    new RegExp(`(?<!\\d)${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, "gi"),
    (m) => ({ year: num(m[1]), month: num(m[2]), day: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![\\d.])(\\d{1,2})([/.])(\\d{1,2})\\2${YEAR}(?!\\d)`, "gi"),
    (m) => ({ day: num(m[1]), month: num(m[3]), year: num(m[4]), ambiguous: true }),
  ],
  [
    new RegExp(`(${CN}{2,4})\\s?年\\s?(${CN}{1,2})\\s?月(?:\\s?(${CN}{1,3})\\s?[日号])?`, "gu"),
    (m) => ({ year: cn(m[1]), month: cn(m[2]), ...(m[3] === undefined ? {} : { day: cn(m[3]) }) }),
  ],
  [
    new RegExp(`(${CN}{1,2})\\s?月\\s?(${CN}{1,3})\\s?[日号]`, "gu"),
    (m) => ({ month: cn(m[1]), day: cn(m[2]) }),
  ],
  [new RegExp(`((?:19|20)\\d\\d|[一二]${CN}{3})\\s?年`, "gu"), (m) => ({ year: cn(m[1]) })],
  [new RegExp(`(?<![\\d个${HAN_DIGITS}十])(${CN}{1,2})月(?!份?以|个)`, "gu"), (m) => ({ month: cn(m[1]) })],
  [/第?([1-4一二三四])季度/gu, (m) => ({ quarter: cn(m[1]) })],
  [
    new RegExp(`(?<!\\d)${DAY}(?: of)? ${MONTH},? ${YEAR}`, "gi"),
    (m) => ({ day: num(m[1]), month: monthOf(m[2] ?? ""), year: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![a-z])${MONTH} ${DAY},? ${YEAR}(?!\\d)`, "gi"),
    (m) => ({ month: monthOf(m[1] ?? ""), day: num(m[2]), year: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![a-z])${MONTH},? (?:of )?${YEAR}(?!\\d)`, "gi"),
    (m) => ({ month: monthOf(m[1] ?? ""), year: num(m[2]) }),
  ],
  [
    new RegExp(`(?<!\\d)${DAY}(?: of)? ${MONTH}`, "gi"),
    (m) => (/may$/.test(m[0]) ? null : { day: num(m[1]), month: monthOf(m[2] ?? "") }),
  ],
  [
    new RegExp(`(?<![a-z])${MONTH} ${DAY}(?![\\d%.,]\\d|\\d)`, "gi"),
    (m) => (/^may/.test(m[0]) ? null : { month: monthOf(m[1] ?? ""), day: num(m[2]) }),
  ],
  [
    new RegExp(
      `(?:Q([1-4])|(first|second|third|fourth|last(?= quarter of)) quarter)(?:(?: of)? ${YEAR})?`,
      "gi",
    ),
    (m) => ({
      quarter:
        m[1] === undefined
          ? ["first", "second", "third", "fourth"].indexOf(
              (m[2] ?? "").toLowerCase().replace("last", "fourth"),
            ) + 1
          : num(m[1]),
      ...(m[3] === undefined ? {} : { year: num(m[3]) }),
    }),
  ],
  [
    new RegExp(`(?<![\\d.,])${YEAR}\\s?[-/]\\s?(?:20)?(\\d\\d)(?!\\d)`, "gi"),
    (m) => {
      const until = Math.floor(num(m[1]) / 100) * 100 + num(m[2]);
      return [{ year: num(m[1]), until }, { year: until }];
    },
  ],
  [new RegExp(`(?<=${BEFORE_MONTH})(may)(?![a-z])`, "gi"), (m) => (m[1] === "May" ? { month: 5 } : null)],
  [
    /(?<![A-Za-z])(January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)(?![a-z])/g,
    (m) => ({ month: monthOf(m[1] ?? "") }),
  ],
  ...NAMED_DAYS,
  ...CLOCK_RULES,
  [new RegExp(`(?<![\\d.,A-Za-z$€£¥])${YEAR}(?![\\d%]|,\\d|\\.\\d)`, "g"), (m) => ({ year: num(m[1]) })],
];

const valid = (d: Parts): boolean =>
  Object.values(d).every((v) => v === true || (typeof v === "number" && Number.isFinite(v))) &&
  (d.month === undefined || (d.month >= 1 && d.month <= 12) || (d.ambiguous === true && d.month <= 31)) &&
  (d.day === undefined || (d.day >= 1 && d.day <= 31));

/** A date with its place in the text. */
export interface DateSpan {
  readonly date: DateFact;
  readonly start: number;
  readonly end: number;
}

export interface ReadDates {
  readonly dates: readonly DateFact[];
  readonly spans: readonly DateSpan[];
  /** The text with the dates blanked out, so that their digits are not read as numbers. */
  readonly rest: string;
  /** The text with each date as one word, the same for every notation. */
  readonly marked: string;
}

const wordOf = (d: Parts): string =>
  ` d${d.year ?? ""}x${d.month ?? ""}x${d.day ?? d.quarter ?? d.weekday ?? d.time ?? ""} `;

/** The dates of a normalised text. */
export function readDates(text: string): ReadDates {
  const dates: DateFact[] = [];
  const spans: DateSpan[] = [];
  const words: { start: number; end: number; word: string }[] = [];
  let rest = text;
  for (const [pattern, read] of RULES) {
    for (const m of [...rest.matchAll(pattern)]) {
      const parts = read(m);
      if (parts === null) continue;
      const all = (Array.isArray(parts) ? parts : [parts]).filter(valid) as Parts[];
      if (all.length === 0) continue;
      dates.push(...all.map((p) => ({ ...p, text: m[0].trim() })));
      const first = all[0];
      const start = m.index ?? 0;
      spans.push(...all.map((p) => ({ date: { ...p, text: m[0].trim() }, start, end: start + m[0].length })));
      if (first) words.push({ start, end: start + m[0].length, word: wordOf(first) });
      rest = blank(rest, m.index ?? 0, (m.index ?? 0) + m[0].length);
    }
  }
  const marked = words
    .sort((a, b) => b.start - a.start)
    .reduce((out, w) => out.slice(0, w.start) + w.word + out.slice(w.end), text)
    .replace(/ {2,}/g, " ");
  return { dates, spans, rest, marked };
}

const swapped = (d: DateFact): DateFact => ({ ...d, day: d.month ?? 0, month: d.day ?? 0 });

const timeFits = (a: DateFact, b: DateFact): boolean =>
  a.time === undefined ||
  (b.time !== undefined && (a.either || b.either ? (a.time - b.time) % HALF_DAY === 0 : a.time === b.time));

/** True when every component that `said` names is the same in `source`. */
export function dateFits(said: DateFact, source: DateFact): boolean {
  const fits = (a: DateFact, b: DateFact) =>
    (["year", "until", "month", "day", "quarter", "weekday", "nth"] as const).every(
      (k) => a[k] === undefined || a[k] === b[k],
    ) && timeFits(a, b);
  if (fits(said, source)) return true;
  if (said.ambiguous && fits(swapped(said), source)) return true;
  return source.ambiguous === true && fits(said, swapped(source));
}
