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
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ORDINAL = new RegExp(`^(${ORDINALS.join("|")})(?:ly)?[,:]\\s+`, "i");
const ROMAN = /^(?=[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))[.、．](?:\s+|(?=[^\s\d.]))/;
const decimal =
  /^(\d{1,3}(?:\.\d{1,3}){1,4})[.．]?(?:\s+|(?=\p{Script=Han}))(?=["“‘(（「《]?[\p{Lu}\p{Lo}])/u;
const arabic = /^(\d{1,3})(?:[.．]\s+(?=\S)|[、．](?=\S)|\.(?=\p{L}))/u;
const PARAGRAPH_SIGN = /^§+\s*(\d{1,4})[a-z]?[.:]?\s+/;
const LETTER = /^([A-H])\.\s+/;
const HAN = "零〇一二三四五六七八九十百千两";
const HAN_WORD = new RegExp(`^第\\s*([${HAN}]+|\\d{1,4})\\s*([编編章节節条條款部分篇]+)\\s*[:：、.．]?\\s*`);
const HAN_LIST = new RegExp(`^([${HAN}]{1,4})[、．.]\\s*`);
const HAN_BRACKETS = new RegExp(`^[（(]([${HAN}]{1,4})[）)]\\s*`);

/** The label at the beginning of a line (no white space before it), or null. */
export function numberingOf(line: string): Numbering | null {
  const head = line.slice(0, LONGEST_LABEL);
  const found = (match: RegExpExecArray, scheme: string, number: number): Numbering => ({
    scheme,
    number,
    length: match[0].length,
  });
  let match = HAN_WORD.exec(head);
  if (match) return found(match, `第${match[2]}`, hanNumber(match[1] ?? ""));
  match = HAN_LIST.exec(head);
  if (match) return found(match, "一、", hanNumber(match[1] ?? ""));
  match = HAN_BRACKETS.exec(head);
  if (match) return found(match, "（一）", hanNumber(match[1] ?? ""));
  match = WORD.exec(head);
  if (match && /^[A-Z]/.test(head))
    return found(match, (match[1] ?? "").toLowerCase(), anyNumber(match[2] ?? ""));
  match = ORDINAL.exec(head);
  if (match) return found(match, "ordinal", ORDINALS.indexOf((match[1] ?? "").toLowerCase()) + 1);
  match = ROMAN.exec(head);
  if (match) return found(match, "roman", romanNumber(match[1] ?? ""));
  match = decimal.exec(head);
  if (match) {
    const parts = (match[1] ?? "").split(".");
    return found(match, `decimal-${parts.length}`, Number(parts.at(-1)));
  }
  match = arabic.exec(head);
  if (match) return found(match, "arabic", Number(match[1]));
  match = PARAGRAPH_SIGN.exec(head);
  if (match) return found(match, "§", Number(match[1]));
  match = LETTER.exec(head);
  if (match) return found(match, "letter", (match[1] ?? "").charCodeAt(0) - 64);
  return null;
}

/** What a label says: "12", "IV", "B" and "十二" are 12, 4, 2 and 12. */
export const numberOf = (label: string): number =>
  new RegExp(`^[${HAN}]`).test(label) ? hanNumber(label) : anyNumber(label);

function anyNumber(label: string): number {
  if (/^\d/.test(label)) return Number(label);
  return romanNumber(label.toUpperCase()) || label.toUpperCase().charCodeAt(0) - 64;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanNumber(label: string): number {
  const values = label.split("").map((digit) => ROMAN_VALUES[digit] ?? 0);
  if (values.includes(0)) return 0;
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function hanNumber(label: string): number {
  if (/^\d/.test(label)) return Number(label);
  let total = 0;
  let digit = 0;
  for (const character of label) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit === undefined)
      digit = character === "两" ? 2 : Math.max(0, "零一二三四五六七八九".indexOf(character));
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
