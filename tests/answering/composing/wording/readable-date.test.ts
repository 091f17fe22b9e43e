import { describe, expect, it } from "vitest";
import { readableDate } from "../../../../src/answering/composing/wording/readable-date.js";

describe.each([
  ["en", "en-GB"],
  ["zh", "zh"],
] as const)("dates in %s", (language, locale) => {
  const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

  it.each(months)("are those of Intl in month %s", (month) => {
    const date = new Date(`2030-${month}-09T00:00:00Z`);
    const intl = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(date);
    const [year, short] = ["numeric", "short"] as const;
    const day = readableDate(`2030-${month}-09`, language);
    expect(day).toBe(intl({ year, month: short, day: "numeric" }));
    expect(readableDate(`2030-${month}`, language)).toBe(intl({ year, month: short }));
    expect(readableDate("2030", language)).toBe(intl({ year }));
  });

  it("that are none stay as they are", () => {
    for (const text of ["soon", "2030-13", "2030-00-01", ""]) expect(readableDate(text, language)).toBe(text);
  });
});
