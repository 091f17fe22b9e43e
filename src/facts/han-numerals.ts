/** Digits as Chinese writes them; a circle often stands for 〇. */
export const HAN_DIGITS = "零〇○一二三四五六七八九两兩";
const HAN_VALUE: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  "○": 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
/** Characters that multiply what stands before them. */
export const HAN_SCALE: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};
/** What multiplies, as the inside of a character class. */
export const HAN_SCALES = Object.keys(HAN_SCALE).join("");
const SCALED = new RegExp(`[${HAN_SCALES}]`);

/** The value of a numeral written in Han characters ("一千二百", "二〇二六", "十五"), or null. */
export function hanValue(text: string): number | null {
  if (text === "" || !SCALED.test(text)) {
    let value = 0;
    for (const c of text) {
      const d = HAN_VALUE[c];
      if (d === undefined) return null;
      value = value * 10 + d;
    }
    return text === "" ? null : value;
  }
  let total = 0;
  let section = 0;
  let digit = -1;
  for (const c of text) {
    const scale = HAN_SCALE[c];
    if (scale === undefined) digit = HAN_VALUE[c] ?? 0;
    else if (scale >= 1e4) {
      total = (total + section + Math.max(digit, 0)) * scale;
      section = 0;
      digit = -1;
    } else {
      section += (digit < 0 ? 1 : digit) * scale;
      digit = -1;
    }
  }
  return total + section + Math.max(digit, 0);
}
