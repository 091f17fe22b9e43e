/** Dates of documents have day, month or year precision; English readers outside the United States are the default. */
const localeOf = (language: string): string => (language === "en" ? "en-GB" : language);

/** "2030-03-31" as "31 Mar 2030", "2030-03" as "Mar 2030", "2030" as it is; anything else unchanged. */
export const formatDate = (date: string, language: string): string => {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date) ?? [];
  if (year === undefined || month === undefined) return date;
  const time = Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day));
  const parts: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(
    localeOf(language),
    day === undefined ? parts : { ...parts, day: "numeric" },
  ).format(time);
};
