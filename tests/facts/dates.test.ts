import { describe, expect, it } from "vitest";
import { dateFits, readDates } from "../../src/facts/dates.js";
import { normalise } from "../../src/facts/normalise.js";

/** Covers calendar.ts and times-of-day.ts too: their rules are read through `readDates`. */
const read = (text: string) => readDates(normalise(text)).dates.map(({ text: _, ...parts }) => parts);

describe("the dates of a text", () => {
  it.each([
    ["It ends on March 31, 2030.", [{ year: 2030, month: 3, day: 31 }]],
    ["It ends on the 31st of Sept. 2030.", [{ year: 2030, month: 9, day: 31 }]],
    ["二〇三〇年三月三十一日结束。", [{ year: 2030, month: 3, day: 31 }]],
    ["二○三○年三月结束。", [{ year: 2030, month: 3 }]],
    ["２０３０年３月结束。", [{ year: 2030, month: 3 }]],
    ["In the third quarter of 2025.", [{ quarter: 3, year: 2025 }]],
    ["元旦开放。", [{ month: 1, day: 1 }]],
    ["每星期天开放。", [{ weekday: 7 }]],
    ["下午两点开放。", [{ time: 840 }]],
    ["It opens at half past nine in the evening.", [{ time: 1290 }]],
    ["It may be closed, and Decision 12 says so.", []],
  ])("%s", (text, dates) => expect(read(text)).toEqual(dates));

  it("are left out of the rest of the text, and nothing moves", () => {
    const text = "Of 3 May 2025 it costs 12.";
    expect(readDates(text).rest).toBe("Of            it costs 12.");
  });

  it("fit where each named part is the same", () => {
    const [march, day] = [
      { text: "", year: 2030, month: 3 },
      { text: "", year: 2030, month: 3, day: 31 },
    ];
    expect(dateFits(march, day)).toBe(true);
    expect(dateFits(day, march)).toBe(false);
  });
});
