import { WEEKDAYS } from "./calendar.js";
import { HAN_DIGITS, hanValue } from "./han-numerals.js";
import { SMALL } from "./number-words.js";

/** What a text says of a date; a component that the text does not name is absent. */
export interface DateFact {
  readonly text: string;
  readonly year?: number;
  /** The second year of a fiscal, school or other year written as two. */
  readonly until?: number;
  readonly month?: number;
  readonly day?: number;
  readonly quarter?: number;
  /** 1 = Monday. */
  readonly weekday?: number;
  /** Which of its kind in the month: 1 to 4, or -1 for the last. */
  readonly nth?: number;
  /** Minutes since midnight. */
  readonly time?: number;
  /** The time does not say which half of the day. */
  readonly either?: boolean;
  /** Day and month of a date like 3/4/2025 could also be meant the other way round. */
  readonly ambiguous?: boolean;
}

export type Parts = Omit<DateFact, "text">;
export type DateRule = readonly [RegExp, (m: RegExpMatchArray) => Parts | readonly Parts[] | null];

export const HALF_DAY = 720;
const RANKS = ["first", "second", "third", "fourth"];
const RANK = "(?:(first|second|third|fourth|last|1st|2nd|3rd|4th) )?";
const HOUR_WORDS = Object.keys(SMALL).slice(1, 13);
const HOUR = `(${HOUR_WORDS.join("|")}|[01]?\\d|2[0-4])`;
const CN = `[\\d${HAN_DIGITS}十]`;

const rankOf = (word: string | undefined): Parts => {
  if (word === undefined) return {};
  const lower = word.toLowerCase();
  return { nth: lower === "last" ? -1 : RANKS.indexOf(lower) + 1 || Number.parseInt(lower, 10) };
};
const hourOf = (word: string | undefined): number => {
  const lower = (word ?? "").toLowerCase();
  return SMALL[lower] ?? Number(lower);
};
/** A number of digits or Han characters; NaN for anything else, which no date has. */
export const cn = (text: string | undefined): number => {
  const t = text ?? "";
  return /^\d+$/.test(t) ? Number(t) : (hanValue(t) ?? Number.NaN);
};
const atHalf = (hour: number, half: string | undefined, minutes: number): Parts => {
  const late = half !== undefined && /^p|noon|evening|night/i.test(half);
  return {
    time: ((hour % 12) + (late ? 12 : 0)) * 60 + minutes,
    ...(half === undefined ? { either: true } : {}),
  };
};
const HALF_WORDS = "(?: in the (morning|afternoon|evening)| at (night)| ?([ap])\\.?m\\.?(?![a-z]))?";
const halfOf = (m: RegExpMatchArray, from: number): string | undefined =>
  m[from] ?? m[from + 1] ?? m[from + 2];

/** Weekdays, weeks and times of day. */
export const CLOCK_RULES: readonly DateRule[] = [
  [
    new RegExp(`(?<![A-Za-z])${RANK}(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?![a-z])`, "gi"),
    (m) => ({ weekday: WEEKDAYS.indexOf((m[2] ?? "").slice(0, 3).toLowerCase()) + 1, ...rankOf(m[1]) }),
  ],
  [
    /(?:第([一二三四])个?)?(?:周|星期)([一二三四五六日天])/gu,
    (m) => ({
      weekday: "一二三四五六日".indexOf((m[2] ?? "").replace("天", "日")) + 1,
      ...(m[1] === undefined ? {} : { nth: cn(m[1]) }),
    }),
  ],
  [
    new RegExp(
      `(?<![A-Za-z])(?:a )?(half|quarter|twenty|ten|five) (past|to) ${HOUR}(?![\\d:%A-Za-z])${HALF_WORDS}`,
      "gi",
    ),
    (m) => {
      const part = { half: 30, quarter: 15, twenty: 20, ten: 10, five: 5 }[(m[1] ?? "").toLowerCase()] ?? 0;
      const past = /past/i.test(m[2] ?? "");
      if (!past && !/half|quarter/i.test(m[1] ?? "")) return null;
      if (!past && /half/i.test(m[1] ?? "")) return null;
      return atHalf(hourOf(m[3]) + (past ? 0 : 11), halfOf(m, 4), past ? part : 60 - part);
    },
  ],
  [
    /(?<!\d)([0-2]?\d)(?:[:.]([0-5]\d))? ?([ap])\.?m\.?(?![a-z])/gi,
    (m) => atHalf(Number(m[1]), m[3], Number(m[2] ?? "0")),
  ],
  [
    new RegExp(
      `(?<![A-Za-z\\d])${HOUR}(?: o'clock(?: sharp)?)(?: in the (morning|afternoon|evening)| at (night))?`,
      "gi",
    ),
    (m) => atHalf(hourOf(m[1]), halfOf(m, 2), 0),
  ],
  [
    new RegExp(
      `(?<![A-Za-z\\d])${HOUR}(?:[:.]([0-5]\\d))? (?:in the (morning|afternoon|evening)|at (night))(?![A-Za-z])`,
      "gi",
    ),
    (m) => atHalf(hourOf(m[1]), m[3] ?? m[4], Number(m[2] ?? "0")),
  ],
  [
    new RegExp(
      `(上午|早上|清晨|凌晨|中午|下午|傍晚|晚上|夜间|晚|夜|早|晨)?\\s?(${CN}{1,3})(?:时|点)(?!间|段)(?:(半)|(${CN}{1,3})分)?`,
      "gu",
    ),
    (m) => {
      const hour = cn(m[2]);
      const late =
        /[下晚夜]/.test(m[1] ?? "") || (m[1] === "中午" && hour < 6) || (m[1] === undefined && hour >= 12);
      return {
        time: ((hour % 12) + (late ? 12 : 0)) * 60 + (m[3] === undefined ? cn(m[4] ?? "0") : 30),
        ...(m[1] === undefined && hour < 12 ? { either: true } : {}),
      };
    },
  ],
  [/(?<!\d)([0-2]?\d):([0-5]\d)(?!\d)/g, (m) => ({ time: Number(m[1]) * 60 + Number(m[2]) })],
  [/(?<![A-Za-z\d])(?:(?:12|twelve) )?(?:noon|midday)(?![A-Za-z])|正午/gi, () => ({ time: HALF_DAY })],
  [/(?<![A-Za-z\d])(?:(?:12|twelve) )?midnight(?![A-Za-z])|午夜|零点/gi, () => ({ time: 0 })],
];
