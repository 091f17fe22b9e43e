import { MONTHS } from "../facts/calendar.js";

/** Words whose full stop does not end a sentence (lower case, without the stop). */
const NEVER_LAST: ReadonlySet<string> = new Set(
  (
    "mr mrs ms mx dr prof mt ft rev reg hon gen sen rep gov capt lt col sgt pvt cpl asst supt messrs e.g i.e cf vs viz approx " +
    "mme mlle sr sra srta pub bzw ggf vgl"
  ).split(" "),
);

/** Not last where a number follows: "No. 5", "Art. 3", "Jan. 2". */
const BEFORE_NUMBERS: ReadonlySet<string> = new Set(
  (
    "no nos art arts sec secs para paras ch chap fig figs p pp vol ed eq cl reg regs ref tab app sched " +
    "sept c ca circa max min mon tue wed thu fri sat sun ext v abs nr ziff kap bd rn anm l"
  )
    .split(" ")
    // "May" is never shortened, and "may" ends sentences.
    .concat(MONTHS.filter((month) => month !== "may")),
);

/** May be last: only a word that commonly opens a sentence tells. */
const MAYBE_LAST: ReadonlySet<string> = new Set(
  "co ltd inc corp llc plc jr bros al dept est gov assn univ ave blvd rd st a.m p.m am pm ph.d u.s u.k u.n e.u".split(
    " ",
  ),
);

const OPENERS: ReadonlySet<string> = new Set(
  (
    "a all an and any as at because before both but by each either employees every for from he her here his how however " +
    "i if in it its many members most my neither no nor not of on once one only or other our she since so some staff such " +
    "leave nobody everybody everyone someone please nothing call ask use " +
    "that the their then there these they this those to under unless until we what when where which while who with you your"
  ).split(" "),
);

const DOTTED_LETTERS = /^(?:\p{L}\.){1,5}\p{L}$/u;
const ONE_LETTER = /^\p{Lu}$/u;
/** "z. B.", "d. h.", "Dr. h. c.": one abbreviation in two words; "Smith v. Jones". */
const SMALL_LETTER = /^\p{Ll}$/u;
/** What a single letter names that is no initial: "option A", "A, B or C". */
const LETTERED: ReadonlySet<string> = new Set(
  (
    "plan grade group class category option type level part annex appendix schedule section form table figure exhibit room building " +
    "zone tier vitamin article clause step phase team block gate or and"
  ).split(" "),
);
/** German words before an ordinal number. */
const ORDINAL_BEFORE = new Set("am im vom zum bis ab dem den der des die das und".split(" "));

/**
 * Whether the stop after `word` can end a sentence before `next` (the following word, as written); `before` is the word
 * that stands before it.
 */
export function stopEndsSentence(word: string, next: string, before = ""): boolean {
  const lower = word.toLowerCase();
  if (SMALL_LETTER.test(word)) return false;
  // German ordinals: "am 3. Mai".
  if (/^\d{1,2}$/.test(word) && ORDINAL_BEFORE.has(before.toLowerCase())) return false;
  if (ONE_LETTER.test(word) && LETTERED.has(before.toLowerCase())) return true;
  if (NEVER_LAST.has(lower)) return false;
  if (BEFORE_NUMBERS.has(lower) && /^[\d§IVX]/.test(next)) return false;
  if (MAYBE_LAST.has(lower) || DOTTED_LETTERS.test(word) || ONE_LETTER.test(word)) {
    return OPENERS.has(next.toLowerCase()) && /^\p{Lu}/u.test(next);
  }
  return true;
}
