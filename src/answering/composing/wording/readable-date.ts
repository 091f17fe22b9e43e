import type { PartialDate } from "../../../documents/document.js";

const OPTIONS: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  1: { year: "numeric" },
  2: { year: "numeric", month: "short" },
  3: { year: "numeric", month: "short", day: "numeric" },
};

// Making a format takes about a millisecond, using it a hundredth of that.
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (locale: string, precision: number): Intl.DateTimeFormat | null => {
  const options = OPTIONS[precision];
  if (options === undefined) return null;
  const key = `${locale}/${precision}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  formats.set(key, known);
  return known;
};

const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** As Intl writes them for en-GB and zh, whose short names of months change with the version of its data. */
const written = (date: PartialDate, language: "en" | "zh"): string | null => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return language === "en" ? year : `${year}年`;
  const name = ENGLISH_MONTHS[Number(month) - 1];
  if (name === undefined) return null;
  if (language === "en") return `${day ? `${Number(day)} ` : ""}${name} ${year}`;
  return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}`;
};

/** A date of one of three precisions in the reader's manner: "31 Mar 2030", "Mar 2030", "2030". */
export const readableDate = (date: PartialDate, language: string): string => {
  // The American order reads as another day to most of the world, so plain "en" is British here.
  if (language === "en" || language === "zh") return written(date, language) ?? date;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const format = formatOf(language, date.split("-").length);
  if (format === null || Number.isNaN(year + month + day)) return date;
  return format.format(new Date(Date.UTC(year, month - 1, day)));
};
