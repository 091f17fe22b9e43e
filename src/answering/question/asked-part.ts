import { HAN_DIGITS } from "../../facts/han-numerals.js";
import { labelNumber, plainWidth } from "../../facts/label-numbers.js";
import { CARDINAL, holdsRank, ORDINAL } from "../../facts/number-words.js";
import { romanValue } from "../../facts/roman-numerals.js";
import { familyOf } from "./part-label.js";

/** A numbered part that a question names: "article 3", "the third point", "第三条". */
export interface AskedLabel {
  readonly family: string;
  readonly key: string;
}

export interface AskedPart {
  /** Of one family: any of them is meant ("articles 3 and 4"); of several: one inside the other ("article 2 of chapter 3"). */
  readonly labels: readonly AskedLabel[];
  /** The question without them. */
  readonly rest: string;
  /** Named by its number alone ("2.1"), which may also count something. */
  readonly bare: boolean;
  /** What follows "of": whose part it is; empty where the question does not say so there. */
  readonly owner: string;
}

const WORD =
  "(articles?|art\\.|sections?|sec\\.|chapters?|parts?|titles?|schedules?|annex(?:es)?|appendix|clauses?|rules?|divisions?|paragraphs?|para\\.?|points?|items?|measures?|steps?|bullets?|principles?|recommendations?|tasks?)";
const DIGITS = "\\d{1,4}(?:\\.\\d{1,3}){0,4}(?![\\d%])";
const NUMBER = `(?:${DIGITS}|${CARDINAL}|[IVXLC]{1,7}|[A-H])(?![A-Za-z\\d])`;
const COUNTED = new RegExp(
  `(?<![A-Za-z])${WORD}\\s+(?:no\\.?\\s+|number\\s+)?(${NUMBER}(?:\\s*(?:,|and|or|&)\\s*${NUMBER})*)`,
  "gi",
);
const ORDERED = new RegExp(`(?<![A-Za-z])(${ORDINAL}|\\d{1,3}(?:st|nd|rd|th))\\s+${WORD}(?![A-Za-z])`, "gi");
const SIGN = /§+\s*(\d{1,4}(?:\.\d{1,3})*)/g;
const HAN_NUMBER = `[${HAN_DIGITS}十百千]+|\\d{1,4}(?:\\.\\d{1,3})*`;
const HAN = new RegExp(
  `第\\s*(${HAN_NUMBER})\\s*(条|條|章|节|節|款|编|編|篇|部分|点|點|项|項|个要点|个)`,
  "g",
);
const HAN_ANNEX = new RegExp(`(附件|附录)\\s*([${HAN_DIGITS}十百]{1,4}|\\d{1,3}|[A-H])`, "g");
const BARE = /(?<![\d.,$€£¥])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d%]|[.,]\d)/;
const OWNER =
  /^\s*of\s+(?:the\s+|this\s+|that\s+|our\s+|your\s+)?([^?!.,;:]+?)(?=\s+(?:says?|states?|means?|contains?|covers?|provides?|requires?|appl(?:y|ies)|regulates?|about|on|regarding|concerning)\b|[?!.,;:]|$)/i;

type Reading = readonly [RegExp, (match: RegExpMatchArray) => AskedLabel[]];

const READINGS: readonly Reading[] = [
  [COUNTED, ([, word = "", numbers = ""]) => labelsOf(word, numbers)],
  [ORDERED, ([, ordinal = "", word = ""]) => [{ family: familyOf(single(word)), key: keyOf(ordinal) }]],
  [SIGN, ([, number = ""]) => [{ family: "section", key: number }]],
  [HAN, ([, number = "", word = ""]) => [{ family: familyOf(word), key: keyOf(number) }]],
  [HAN_ANNEX, ([, word = "", number = ""]) => [{ family: familyOf(word), key: keyOf(number) }]],
];

const SPELLED = new RegExp(`^(?:${CARDINAL})$`, "i");
const LETTERS = /^(?:[ivxlc]{1,7}|[a-h])$/i;

/** Most questions hold nothing that could number a part. */
const holdsNumber = (question: string): boolean =>
  /[\d§第附]/.test(question) ||
  holdsRank(question) ||
  question.split(/[^A-Za-z]+/).some((word) => LETTERS.test(word));

/** The numbered parts that a question names, or null. Pure. */
export function askedPart(asked: string): AskedPart | null {
  const question = plainWidth(asked);
  if (!holdsNumber(question)) return null;
  const labels: AskedLabel[] = [];
  let rest = question;
  let end = 0;
  for (const [pattern, read] of READINGS) {
    for (const match of rest.matchAll(pattern)) {
      const found = read(match);
      if (found.length === 0) continue;
      labels.push(...found);
      const after = match.index + match[0].length;
      rest = rest.slice(0, match.index) + " ".repeat(match[0].length) + rest.slice(after);
      end = Math.max(end, after);
    }
  }
  if (labels.length === 0) return bareNumber(question);
  return { labels, rest, bare: false, owner: OWNER.exec(rest.slice(end))?.[1]?.trim() ?? "" };
}

function bareNumber(question: string): AskedPart | null {
  const [whole, key = ""] = BARE.exec(question) ?? [];
  if (whole === undefined) return null;
  return { labels: [{ family: "loose", key }], rest: question.replace(whole, " "), bare: true, owner: "" };
}

function labelsOf(word: string, numbers: string): AskedLabel[] {
  const family = familyOf(single(word));
  return numbers
    .split(/\s*(?:,|\band\b|\bor\b|&)\s*/i)
    .filter((number) => isNumber(number, word))
    .map((number) => ({ family, key: keyOf(number) }));
}

/** "Part I" is one, "which part I must pay" is none. */
function isNumber(number: string, word: string): boolean {
  if (/^\d/.test(number) || SPELLED.test(number)) return true;
  if (/^[ivx]{2,}$/i.test(number)) return romanValue(number) !== null;
  if (number !== number.toUpperCase() || labelNumber(number) === null) return false;
  return number.length > 1 || /^[VXA-H]$/.test(number) || /^[A-Z]/.test(word);
}

const keyOf = (number: string): string =>
  number.includes(".") ? number : String(labelNumber(number) ?? number);

const single = (word: string): string =>
  word.toLowerCase() === "annexes" ? "annex" : word.replace(/(?<!ppendi|nne)s$/i, "");
