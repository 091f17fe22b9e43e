import { readDates } from "../../facts/dates.js";
import { frequenciesIn } from "../../facts/frequencies.js";
import { HAN_DIGITS, HAN_SCALES } from "../../facts/han-numerals.js";
import { holdsMoney } from "../../facts/money.js";
import { normalise } from "../../facts/normalise.js";
import { holdsNumberWord } from "../../facts/number-words.js";
import { holdsShare } from "../../facts/quantities.js";
import { remembering } from "../../retrieval/text/remembering.js";
import { termsIn } from "../../retrieval/text/tokens.js";

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
    /\bwhen\b|\b(?:what|which) (?:date|day|month|year|decade|century)\b|\buntil when\b|\bsince when\b|\bhow (?:soon|quickly)\b|\bdeadline\b|什么时候|何时|哪[一]?年|哪[一]?天|截止|期限|到期/i,
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

/** Spans of time answer "when" as well as days do, and so do centuries, years long ago and hours on the clock. */
const TIME_WORD = /\b(?:days?|weeks?|fortnights?|months?|years?|noon|midnight)\b/i;
const DATE_IN_NUMBERS =
  /\b(?:1[0-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th) century|\b\d{1,2}:\d\d\b|\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.|o'clock)/i;
const DATE_ZH = new RegExp(`[\\d${HAN_DIGITS}十百千][年月日点时]`);

function hasDate(text: string): boolean {
  if (TIME_WORD.test(text) || DATE_IN_NUMBERS.test(text) || DATE_ZH.test(text)) return true;
  return readDates(text).dates.length > 0 || frequenciesIn(text).some(({ loose }) => !loose);
}

const DIGIT_OR_HAN = new RegExp(`\\p{N}|\\bno\\b|[${HAN_DIGITS}${HAN_SCALES}半]`, "iu");
const hasNumber = (text: string): boolean => DIGIT_OR_HAN.test(text) || holdsNumberWord(text);
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
      return hasDate(normalise(text));
    case "number":
      return hasNumber(text);
    case "percentage":
      return holdsShare(readDates(normalise(text)).rest);
    case "money":
      return holdsMoney(text);
    case "name":
      return hasNewName(text, asked, common);
  }
}
