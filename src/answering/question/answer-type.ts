import { remembering } from "../../retrieval/text/remembering.js";
import { isAscii, termsIn } from "../../retrieval/text/tokens.js";
import { holdsMoney } from "../finding/money.js";

/** What form the asked-for thing has; null when the question does not say. */
export type AnswerType = "date" | "number" | "percentage" | "money" | "name" | null;

const QUESTIONS: readonly (readonly [RegExp, AnswerType])[] = [
  [
    /\b(?:what|which) (?:share|percentage|percent|proportion|fraction|rate)\b|百分之几|比例|占比|比率/i,
    "percentage",
  ],
  [
    /\bhow much (?:money|was|is|are|were|did|does|will|do|can|may|could|should|must|would|has|have|had)\b|\b(?:cost|price|fee|fine|salary|budget)s?\b|多少(?:钱|元)|费用|金额/i,
    "money",
  ],
  [
    /\bwhen\b|\b(?:what|which) (?:date|day|month|year|decade|century)\b|\buntil when\b|\bsince when\b|\bdeadline\b|什么时候|何时|哪[一]?年|哪[一]?天|截止|期限|到期/i,
    "date",
  ],
  [
    /\bhow (?:many|much|long|big|large|far|often|old|tall|high|deep|fast|few)\b|\bnumber of\b|多少|几[个家项名天年次]/i,
    "number",
  ],
  [/\bwho(?:m|se)?\b|\bwhat (?:person|company|organi[sz]ation|agency|name)\b|谁|哪位|何人/i, "name"],
  [
    /\bwhere\b|\b(?:what|which) (?:city|country|district|province|place|region|state|town)\b|哪里|何处|哪个(?:城市|地区|国家)/i,
    "name",
  ],
];

/** The second of two questions in one sentence is what the asker came for last: ", and until when?" */
const LAST_QUESTION =
  /[,，?？]\s*(?:and\s+)?((?:(?:in|at|for|by|from|to|until|since|within)\s+)?(?:what|which|who|whom|when|where|how)\b[^,，]*|[^,，]*(?:谁|哪|几|多少|何时|什么)[^,，]*)$/i;

/** Without which there is no second one. */
const GOES_ON = /[,，?？]\s*\S/;

export function answerTypeOf(question: string): AnswerType {
  const last = GOES_ON.test(question) ? LAST_QUESTION.exec(question)?.[1] : undefined;
  return (last === undefined ? null : typeIn(last)) ?? typeIn(question);
}

function typeIn(question: string): AnswerType {
  return QUESTIONS.find(([pattern]) => pattern.test(question))?.[1] ?? null;
}

const MONTHS = new Set("jan feb mar apr may jun jul aug sep oct nov dec".split(" "));
/** The word before a number, and the word after a day: a month where its first three letters begin one. */
const BESIDE_NUMBER = /\b([a-z]+)(?=\.? \d)|\b\d{1,2}(?:st|nd|rd|th)? (?=([a-z]+)\b)/gi;
/** Words that say when something is or how often. */
const timeWords = new Set(
  `annually daily weekly monthly yearly day days week weeks month months year years noon midnight ${"mon tues wednes thurs fri satur sun".replace(/\w+/g, "$&day $&days")}`.split(
    " ",
  ),
);
const DIGIT = /\d/;
const DATE_IN_NUMBERS =
  /\b(?:1[0-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th) century|\b\d{1,2}:\d\d\b|\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.|o'clock)/i;
const DATE_ZH = /[\d一二三四五六七八九十]+[年月日点时]|(?:星期|周)[一二三四五六日末]/;

/** When something is may also be a time of day or of the week. */
const hasDate = (text: string): boolean =>
  (DIGIT.test(text) && (DATE_IN_NUMBERS.test(text) || hasMonth(text))) ||
  hasTimeWord(text) ||
  (!isAscii(text) && DATE_ZH.test(text));

function hasTimeWord(text: string): boolean {
  for (const [word] of text.matchAll(/\b[a-z]+\b/gi)) if (timeWords.has(word.toLowerCase())) return true;
  return false;
}

function hasMonth(text: string): boolean {
  for (const [, before, after] of text.matchAll(BESIDE_NUMBER))
    if (MONTHS.has((before ?? after ?? "").slice(0, 3).toLowerCase())) return true;
  return false;
}

const number =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|dozen|twice|no|none)\b|[一二三四五六七八九十百千万亿两半]/iu;
const percentage = /\p{N}\s*(?:%|％|per ?cent)|百分之|\b(?:half|third|quarter)s?\b/iu;
/** Capitalised words; one that opens a sentence counts only where another follows. */
const names =
  /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}'’-]*(?:\s+(?:of|the|de|von|van|and)?\s?\p{Lu}[\p{L}\p{M}'’-]*)*/gu;
const OPENS_SENTENCE = /(?:^|[.!?:;]["”’)]?\s+|^["“(-]\s?)$/;

/** The same names stand in much-asked sentences. */
const termsOfWord = remembering(termsIn, 5_000);

/** Whether a text names somebody or something that the question has not named itself. */
function hasNewName(text: string, asked: ReadonlySet<string>, common: () => ReadonlySet<string>): boolean {
  if (/^(?:she|he|they)\b/i.test(text)) return false;
  for (const match of text.matchAll(names)) {
    const words = match[0].split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
    if (words.length === 1 && OPENS_SENTENCE.test(text.slice(Math.max(0, match.index - 4), match.index)))
      continue;
    const isNew = (word: string): boolean => termsOfWord(word).some((term) => !asked.has(term));
    if (words.some((word) => !isCommon(word, common()) && isNew(word))) return true;
  }
  return /\p{Script=Han}/u.test(text);
}

/** "High-Quality" is common where "high" and "quality" are. */
const isCommon = (word: string, common: ReadonlySet<string>): boolean =>
  word.split(/[-'’]/u).every((part) => common.has(part.toLowerCase()));

/**
 * Whether a text holds something of the asked-for form. `asked` are the question's own terms, `common` the words that
 * its document also writes in lower case (made when it is needed): neither makes a name that answers.
 */
export function hasType(
  text: string,
  type: AnswerType,
  asked: ReadonlySet<string>,
  common: () => ReadonlySet<string>,
): boolean {
  switch (type) {
    case null:
      return false;
    case "date":
      return hasDate(text);
    case "number":
      return number.test(text);
    case "percentage":
      return percentage.test(text);
    case "money":
      return holdsMoney(text);
    case "name":
      return hasNewName(text, asked, common);
  }
}
