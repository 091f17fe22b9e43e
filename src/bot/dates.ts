import type { PartialDate } from "../documents/document.js";

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

/** A date of one of three precisions in the reader's manner: "31 Mar 2030", "Mar 2030", "2030". */
export const readableDate = (date: PartialDate, language: string): string => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  // Plain "en" would put the month first, which reads as another day to most of the world.
  const format = formatOf(language === "en" ? "en-GB" : language, date.split("-").length);
  if (format === null || Number.isNaN(year + month + day)) return date;
  return format.format(new Date(Date.UTC(year, month - 1, day)));
};
