/** Words for small numbers. */
export const SMALL: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
  once: 1,
  twice: 2,
  thrice: 3,
  duplicate: 2,
  triplicate: 3,
  quadruplicate: 4,
};
/** Words that multiply what stands before them. */
export const SCALE: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
  bn: 1e9,
  mn: 1e6,
};
const ONES = "first second third fourth fifth sixth seventh eighth ninth".split(" ");
const TEENS =
  "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** "third", "twentieth", "sixty-first"; the first few are left to what uses them as words of rank. */
export const ordinals: Readonly<Record<string, number>> = Object.fromEntries([
  ...ONES.slice(1).map((word, i) => [word, i + 2] as const),
  ...TEENS.map((word, i) => [word, i + 10] as const),
  ...TENS.flatMap((ten, t) => [
    [ten.replace(/y$/, "ieth"), (t + 2) * 10] as const,
    ...ONES.flatMap((one, o) => [
      [`${ten}-${one}`, (t + 2) * 10 + o + 1] as const,
      [`${ten} ${one}`, (t + 2) * 10 + o + 1] as const,
    ]),
  ]),
]);
/** Words for parts of a whole. */
export const PART: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 0.25,
  quarters: 0.25,
  fifth: 0.2,
  fifths: 0.2,
  tenth: 0.1,
  tenths: 0.1,
};

/** Source of a pattern that matches any word of a table. */
export const either = (table: Readonly<Record<string, number>>): string => Object.keys(table).join("|");

const [ONE, TEN] = [
  "one|two|three|four|five|six|seven|eight|nine",
  "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen",
];
const BELOW_HUNDRED = `(?:${TENS.join("|")})(?:[- ](?:${ONE}))?|${TEN}|${ONE}`;
/** A spelled whole number from one to 999: source of a pattern without groups, for the flag i. */
export const CARDINAL = `(?:${ONE}) hundred(?:(?: and)?[- ](?:${BELOW_HUNDRED}))?|${BELOW_HUNDRED}`;
/** A spelled rank from first to ninety-ninth: the same. */
export const ORDINAL = `(?:${TENS.join("|")})[- ](?:${ONES.join("|")})|${Object.keys(ordinals)
  .filter((word) => !/[- ]/.test(word))
  .join("|")}|first`;

/** The rank that a word names ("first", "twenty-second"), or null. */
export function ordinalValue(word: string): number | null {
  const lower = word.toLowerCase();
  return lower === "first" ? 1 : (ordinals[lower] ?? null);
}

/** Single words of which spelled whole numbers are made; "once" is mostly a conjunction and is none of them. */
const COUNTING: ReadonlySet<string> = new Set(
  [...Object.keys(SMALL), ...Object.keys(SCALE), "half", "none"].filter((word) => word !== "once"),
);

/** Whether a text holds a word that counts: "thirteen", "dozen", "thrice", "half", "none". */
export const holdsNumberWord = (text: string): boolean =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).some((word) => COUNTING.has(word));

/** Whether a text holds a word that numbers a part: "thirteen", "thirteenth". */
export const holdsRank = (text: string): boolean =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).some(
    (word) => COUNTING.has(word) || ordinalValue(word) !== null,
  );

/** The value of a spelled number ("two hundred and five", "three million"). */
export function spelledValue(text: string): number {
  let total = 0;
  let group = 0;
  for (const word of text.toLowerCase().split(/[- ]+/)) {
    const small = SMALL[word];
    const scale = SCALE[word];
    if (word === "dozen") group = Math.max(group, 1) * 12;
    else if (small !== undefined) group += small;
    else if (scale === 100) group = Math.max(group, 1) * 100;
    else if (scale !== undefined) {
      total += Math.max(group, 1) * scale;
      group = 0;
    }
  }
  return total + group;
}
