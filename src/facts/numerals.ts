import { HAN_DIGITS, HAN_SCALE, HAN_SCALES, hanValue } from "./han-numerals.js";
import { either, ordinals, PART, SCALE, SMALL, spelledValue } from "./number-words.js";
import { HAN } from "./scripts.js";

/** A number as it stands in a text. */
export interface Numeral {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly form: "digits" | "words" | "han";
  readonly ordinal: boolean;
  /** "a third", "1/4", "half": also a share of a whole. */
  readonly fraction: boolean;
}

const SCALES = either(SCALE);
const DIGITS = new RegExp(
  `(?<![A-Za-z\\d])(?<!\\d[.,])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+|\\d+)(?:(st|nd|rd|th)(?![a-z])|\\s?/\\s?(\\d+)(?![\\d/])|((?:\\s?(?:${SCALES})(?![a-z]))|(?:[kKmM](?![A-Za-z\\d/²]))|(?:\\s?[${HAN_SCALES}]+))?)`,
  "gi",
);
const WORD = `(?:${either(SMALL)})`;
// What can be halved or lasts: "half an hour", "a quarter of an hour", "within a week".
const SPAN =
  "hour|day|week|fortnight|month|year|decade|mile|minute|kilomet|met(?:re|er)|lit(?:re|er)|percent";
const words = new RegExp(
  `(?<![A-Za-z])(?:(?:half (?:an?|of an?) (${SCALES}))|(half an?(?= (?:${SPAN}))|half(?=[- ](?:hour|year|day|month)))|(?:(${WORD}|an?) and (a half|a quarter|three quarters))|(?:(an?|remaining|${WORD}(?:[- ]${WORD})?)(?!(?<=an?) (?:third|fifth|tenth) (?!of|the|in|to|or|and|by|for|is|was|from|at|on|per|more|less|each|every)[a-z])[- ](${Object.keys(PART).join("|")})(?![a-z])(?: of an?(?= (?:${SPAN})))?)|((?:an? (?=${SCALES}|dozen))?(?:${WORD}|${SCALES})(?:(?:[- ]|(?<=hundred|thousand|million|billion) and )(?:${WORD}|${SCALES}))*(?![- ](?:first|${either(ordinals)})(?![a-z])))|(half)|(${either(ordinals)})|((?:an?|a full|the)(?= (?:fortnight|decade)))|((?<=(?:within|after|for|least|most|than|to|every|lasts?|under|over|of|about|exactly|around|maximum|minimum|in) )an?(?= (?:hour|day|week|month|year)(?![a-z]))))(?![A-Za-z])`,
  "gi",
);
// Counters after which a lone Han digit is a number and not part of a word.
const COUNTER =
  "年月日天周个名家位人元次项条款倍张件份册所种类批届部台辆座栋期小分公平米吨克成节层级艘架头只支枚幅间双对组班场轮段页块片瓶箱包袋套";
const hanRun = new RegExp(`(第)?([${HAN_DIGITS}${HAN_SCALES}]+)(?=(${HAN}?))`, "gu");

const SCALES_ONLY = new RegExp(`^[${HAN_SCALES}]+$`);
const HAN_FRACTION = new RegExp(`(?<!百)([${HAN_DIGITS}十]+)分之([${HAN_DIGITS}十百]+)`, "g");

function readDigits(text: string): Numeral[] {
  return [...text.matchAll(DIGITS)].map((m) => {
    const base = Number((m[1] ?? "").replaceAll(",", ""));
    const tail = (m[4] ?? "").trim().toLowerCase();
    const han = [...tail].reduce((product, c) => product * (HAN_SCALE[c] ?? 1), 1);
    const scale = SCALE[tail] ?? (tail === "k" ? 1e3 : tail === "m" ? 1e6 : han);
    // "1.75m" is money only after a currency sign; elsewhere the letter is a metre and left to the units.
    const letter = tail === "m" && !/[$£€¥]\s?$|[A-Z]{3}\s?$/.test(text.slice(0, m.index));
    const part = m[3] === undefined ? 1 : 1 / Number(m[3]);
    return {
      value: letter ? base : base * scale * part,
      start: m.index,
      end: m.index + m[0].length - (letter ? 1 : 0),
      form: "digits" as const,
      ordinal: m[2] !== undefined,
      fraction: m[3] !== undefined,
    };
  });
}

const AND_PART: Readonly<Record<string, number>> = {
  "a half": 0.5,
  "a quarter": 0.25,
  "three quarters": 0.75,
};

function readWords(text: string): Numeral[] {
  return [...text.matchAll(words)].flatMap((m) => {
    const [whole, halfOf, halfA, base, rest, count, part, plain, half, ordinal, one, span] = m;
    const length = whole.trimEnd().length;
    const at = { start: m.index, end: m.index + length, form: "words" as const };
    const number = (value: number, fraction = false, rank = false): Numeral[] => [
      { ...at, value, ordinal: rank, fraction },
    ];
    const units = (word: string) => (/^(?:an?|remaining)$/i.test(word) ? 1 : spelledValue(word));
    if (halfOf !== undefined) return number((SCALE[halfOf.toLowerCase()] ?? 1) / 2);
    if (halfA !== undefined || half !== undefined) return number(0.5, true);
    if (base !== undefined && rest !== undefined)
      return number(units(base) + (AND_PART[rest.toLowerCase()] ?? 0), true);
    if (part !== undefined && count !== undefined)
      return number(units(count) * (PART[part.toLowerCase()] ?? 1), true);
    if (plain !== undefined) return number(spelledValue(plain));
    if (ordinal !== undefined) return number(ordinals[ordinal.toLowerCase()] ?? 0, false, true);
    return one !== undefined || span !== undefined ? number(1) : [];
  });
}

/** "半小时", "半年": half of the unit that follows. */
const readHanHalves = (text: string): Numeral[] =>
  [...text.matchAll(/半(?=个?(?:小时|年|月|天|日))/gu)].map((m) => ({
    value: 0.5,
    start: m.index,
    end: m.index + 1,
    form: "han" as const,
    ordinal: false,
    fraction: true,
  }));

/** "三分之一": the whole comes first. */
function readHanFractions(text: string): Numeral[] {
  return [...text.matchAll(HAN_FRACTION)].flatMap((m) => {
    const whole = hanValue(m[1] ?? "");
    const part = hanValue(m[2] ?? "");
    if (!whole || part === null) return [];
    const at = { start: m.index, end: m.index + m[0].length };
    return [{ ...at, value: part / whole, form: "han" as const, ordinal: false, fraction: true }];
  });
}

function readHan(text: string): Numeral[] {
  const found: Numeral[] = [];
  for (const m of text.matchAll(hanRun)) {
    const run = m[2] ?? "";
    const ordinal = m[1] !== undefined;
    if (/\d\s?$/.test(text.slice(0, m.index))) continue; // "30万" was read with its digits
    if (text.startsWith("分之", m.index + m[0].length)) continue;
    const share = /百分之\s?$/.test(text.slice(Math.max(0, m.index - 5), m.index));
    if ([...run].length === 1 && !share && !ordinal && (run === "一" || !COUNTER.includes(m[3] || "#")))
      continue;
    if (SCALES_ONLY.test(run) && !ordinal && !COUNTER.includes(m[3] || "#")) continue;
    const value = hanValue(run);
    if (value === null) continue;
    const start = m.index + (ordinal ? 1 : 0);
    found.push({ value, start, end: start + run.length, form: "han", ordinal, fraction: false });
  }
  return found;
}

const hanText = /\p{Script=Han}/u;
const SPELLED = new Set([
  ...Object.keys(SMALL),
  ...Object.keys(SCALE),
  ...Object.keys(PART),
  ...Object.keys(ordinals).flatMap((word) => word.split(/[- ]/)),
  ..."half halves hour day week fortnight month year decade".split(" "),
]);
/** Whether any word of a text may belong to a number: asked first, because the whole pattern is slow. */
function spells(text: string): boolean {
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) if (SPELLED.has(word)) return true;
  return false;
}

/** Every number of a normalised text, in order. Ordinary uses of "one" are left out: "no one", "one of". */
export function readNumerals(text: string): Numeral[] {
  const digits = /\d/.test(text) ? readDigits(text) : [];
  const han = hanText.test(text);
  const taken = (n: Numeral) => digits.some((d) => d.start < n.end && n.start < d.end);
  const fractions = han ? readHanFractions(text) : [];
  const inside = (n: Numeral) => fractions.some((f) => f.start <= n.start && n.end <= f.end);
  const spoken = [
    ...fractions,
    ...(han ? readHanHalves(text) : []),
    ...[...(spells(text) ? readWords(text) : []), ...(han ? readHan(text) : [])].filter((n) => !inside(n)),
  ].filter((n) => !taken(n));
  return [...digits, ...spoken].sort((a, b) => a.start - b.start);
}
