import { HAN_DIGITS } from "../facts/han-numerals.js";
import { labelNumber, plainWidth } from "../facts/label-numbers.js";
import { CARDINAL, ORDINAL } from "../facts/number-words.js";

/** What stands before the words of a numbered heading or clause. */
export interface Numbering {
  /** Same for all members of one series: "roman", "arabic", "decimal-2", "article", "第章", ... */
  readonly scheme: string;
  readonly number: number;
  /** Length of the label in units, the white space after it included. */
  readonly length: number;
}

/** No label is longer than this many units. */
const LONGEST_LABEL = 40;

const WORDS = "article|section|chapter|part|title|schedule|annex|appendix|clause|rule|division|paragraph";
const WORD = new RegExp(
  `^(${WORDS})\\s+(\\d{1,4}|[IVXLC]{1,7}|[A-Z])(?:\\.\\d{1,3})*[a-z]?(?:[.:)—–-]+|(?=\\s|$))\\s*`,
  "i",
);
const SPELLED = new RegExp(`^(${WORDS})\\s+(${CARDINAL})([.:)—–]+|(?=\\s|$))\\s*`, "i");
const ORDINAL_WORD = new RegExp(`^(${ORDINAL})(?:ly)?[,:]\\s+`, "i");
const ROMAN = /^(?=[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))[.、．](?:\s+|(?=[^\s\d.]))/;
const DECIMAL =
  /^(\d{1,3}(?:\.\d{1,3}){1,4})[.．]?(?:\s+|(?=\p{Script=Han}))(?=["“‘(（「《]?[\p{Lu}\p{Lo}])/u;
const ARABIC = /^(\d{1,3})(?:[.．]\s+(?=\S)|[、．](?=\S)|\.(?=\p{L}))/u;
const PARAGRAPH_SIGN = /^§+\s*(\d{1,4})[a-z]?[.:]?\s+/;
const LETTER = /^([A-H])\.\s+/;
const HAN = `${HAN_DIGITS}十百千`;
const HAN_WORD = new RegExp(`^第\\s*([${HAN}]+|\\d{1,4})\\s*([编編章节節条條款部分篇]+)\\s*[:：、.．]?\\s*`);
const HAN_LIST = new RegExp(`^([${HAN}]{1,4})[、．.]\\s*`);
const HAN_BRACKETS = new RegExp(`^[（(]([${HAN}]{1,4})[）)]\\s*`);

interface Form {
  readonly pattern: RegExp;
  /** Where the pattern has the number. */
  readonly group: 1 | 2;
  readonly scheme: (match: RegExpExecArray) => string;
  /** What looks like a label and is prose; absent where nothing does. */
  readonly isProse?: (line: string, match: RegExpExecArray) => boolean;
}

const word = (match: RegExpExecArray): string => (match[1] ?? "").toLowerCase();
const form = (pattern: RegExp, scheme: string): Form => ({ pattern, group: 1, scheme: () => scheme });
const lower = (text: string): boolean => !/^[A-Z]/.test(text);

/** The ways to number, in the order tried. */
const FORMS: readonly Form[] = [
  { pattern: HAN_WORD, group: 1, scheme: (match) => `第${match[2]}` },
  form(HAN_LIST, "一、"),
  form(HAN_BRACKETS, "（一）"),
  { pattern: WORD, group: 2, scheme: word, isProse: lower },
  {
    pattern: SPELLED,
    group: 2,
    scheme: word,
    // "Rule one is to be kind.": a label is written as a name or ends with its sign or the line.
    isProse: (line, match) =>
      lower(line) || (lower(match[2] ?? "") && match[3] === "" && match[0].length < line.length),
  },
  form(ORDINAL_WORD, "ordinal"),
  form(ROMAN, "roman"),
  {
    pattern: DECIMAL,
    group: 1,
    scheme: (match) => `decimal-${(match[1] ?? "").split(".").length}`,
  },
  form(ARABIC, "arabic"),
  form(PARAGRAPH_SIGN, "§"),
  form(LETTER, "letter"),
];

/** The label at the beginning of a line (no white space before it), or null. */
export function numberingOf(line: string): Numbering | null {
  const head = plainWidth(line.slice(0, LONGEST_LABEL));
  for (const { pattern, group, scheme, isProse } of FORMS) {
    const match = pattern.exec(head);
    if (match === null || isProse?.(head, match)) continue;
    const label = match[group] ?? "";
    // Of "2.1.3" the last counts on.
    const number = pattern === LETTER ? letterNumber(label) : labelNumber(label.split(".").at(-1) ?? "");
    if (number !== null) return { scheme: scheme(match), number, length: match[0].length };
  }
  return null;
}

/** In a list of letters "C." comes after "B." and is no hundred. */
const letterNumber = (letter: string): number => letter.charCodeAt(0) - 64;
