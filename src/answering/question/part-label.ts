import { numberingOf } from "../../documents/numbering.js";
import { HAN_DIGITS } from "../../facts/han-numerals.js";
import { plainWidth } from "../../facts/label-numbers.js";

/** Words of one family name the same level of a text, in either language. */
const FAMILIES: Readonly<Record<string, string>> = {
  article: "article",
  art: "article",
  条: "article",
  條: "article",
  section: "section",
  sec: "section",
  "§": "section",
  节: "section",
  節: "section",
  chapter: "chapter",
  章: "chapter",
  part: "part",
  title: "part",
  division: "part",
  编: "part",
  編: "part",
  篇: "part",
  部分: "part",
  clause: "clause",
  paragraph: "clause",
  para: "clause",
  款: "clause",
  annex: "annex",
  appendix: "annex",
  schedule: "annex",
  附件: "annex",
  附录: "annex",
  rule: "rule",
};

/** What a word names; "loose" where any numbered thing may be meant ("the third point", "第三点"). */
export const familyOf = (word: string): string => FAMILIES[word.toLowerCase().replace(/\.$/, "")] ?? "loose";

export interface Label {
  /** Null where a bare number stands ("2.1", "IV.", "三、"). */
  readonly family: string | null;
  /** "3", "2.1": Roman, Chinese and spelled numbers in Arabic ones. */
  readonly key: string;
  /** "First, ..." opens a point, not a part. */
  readonly ordinal: boolean;
}

const ANNEX = new RegExp(`^附[件录]\\s*([${HAN_DIGITS}十百]{1,4}|\\d{1,3}|[A-Z])`);
const LONGEST = 40;

/** The label at the beginning of a heading or line, or null. */
export function labelOf(words: string): Label | null {
  const annex = ANNEX.exec(plainWidth(words.slice(0, LONGEST)));
  const numbering = numberingOf(annex ? `第${annex[1]}条` : words);
  if (numbering === null) return null;
  const { scheme, number, length } = numbering;
  const dotted = annex ? null : /\d+(?:\.\d+)+/.exec(plainWidth(words.slice(0, length)));
  const family = annex ? "annex" : familyOf(scheme.replace(/^第/, ""));
  return {
    family: family === "loose" ? null : family,
    key: dotted?.[0] ?? String(number),
    ordinal: scheme === "ordinal",
  };
}
