import { firstDay, lastDay } from "../../documents/validity.js";
import { readDates } from "../../facts/dates.js";
import { normalise } from "../../facts/normalise.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import { termsOf } from "../../retrieval/text/stems.js";
import { termsIn } from "../../retrieval/text/tokens.js";

/** Nouns by which people speak of a document, each with the kinds of the catalogue that it can mean. */
const NOUNS =
  "plan|policy|policies|measures|proposal|report|regulations?|rules?|programme|program|scheme|strategy|guidelines?|notice|law|handbook";
const NOUN = new RegExp(
  `\\b(?:the|this|that|our|your|its|[\\p{L}\\p{N}.]+['’]s?)\\s+((?:[\\p{L}\\p{N}'’-]+\\s+){0,6}?)(${NOUNS})\\b`,
  "iu",
);
const NOUN_ZH = /(行动计划|计划|方案|规划|政策|办法|措施|规定|条例|提案|建议|报告|通知|手册|法)/u;

const KINDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/plan|programme|program|scheme|strategy|计划|方案|规划/i, ["plan"]],
  [/proposal|提案|建议/i, ["proposal"]],
  [/report|报告/i, ["report"]],
  [
    /polic|measure|regulation|rule|guideline|notice|law|handbook|政策|办法|措施|规定|条例|通知|手册|法/i,
    ["policy", "plan"],
  ],
];

/** A question that speaks of a document ("the Berlin plan") and the documents it may mean. */
export interface Reference {
  /** Terms of the whole phrase: they say which document, not what is asked of it. */
  readonly terms: ReadonlySet<string>;
  readonly documents: readonly StoredDocument[];
}

/** The documents of the noun's kind whose title or place holds the most of the words before the noun. */
export function referenceOf(question: string, documents: readonly StoredDocument[]): Reference | null {
  const english = NOUN.exec(question);
  const phrase = english?.[0] ?? NOUN_ZH.exec(question)?.[0];
  if (phrase === undefined) return null;
  const kinds = KINDS.find(([noun]) => noun.test(english?.[2] ?? phrase))?.[1] ?? [];
  const modifiers = english ? termsIn(`${english[0].replace(english[2] ?? "", "")}`) : [];
  const of = documents.filter(({ document }) => kinds.includes(document.metadata.kind));
  const held = of.map((stored) => {
    const { title, jurisdiction } = stored.document.metadata;
    const names = termsOf(`${title} ${jurisdiction ?? ""}`);
    return modifiers.filter((term) => names.has(term)).length;
  });
  const most = Math.max(0, ...held);
  const meant = of.filter((_, i) => held[i] === most && (most > 0 || modifiers.length === 0));
  return meant.length === 0 ? null : { terms: new Set(termsIn(phrase)), documents: meant };
}

const FROM =
  /\b(?:come|came|comes|go|goes|enter|enters)\b.*\b(?:force|effect)\b|\b(?:take|takes|took) effect\b|\bsince when\b|\beffective (?:date|from)\b|\bwhen\b.*\b(?:start|begin|began)s?\b|何时生效|生效日期|什么时候(?:开始|生效)/i;
const UNTIL =
  /\buntil when\b|\bhow long\b.*\b(?:last|run|apply|valid|effect|force|effective)|\bstill (?:\S+ )?(?:running|run|valid|in (?:force|effect)|appl|effective|current|active)|\b(?:expire|expiry|expiration|end date|valid until|in force|in effect|remain in)|\bwhen\b.*\b(?:end|run out|cease|stop)s?\b|\brun until\b|有效期|失效|到期|截止|到什么时候|还有效|仍然有效|是否有效/i;

export type ValidityQuestion = "from" | "until" | null;

/** Whether a question asks from when or until when a document holds. */
export function validityQuestionOf(question: string): ValidityQuestion {
  if (UNTIL.test(question)) return "until";
  return FROM.test(question) ? "from" : null;
}

/** Whether a text states the whole time that the catalogue gives for a document: "(2022-2025)". */
export function statesPeriod(text: string, stored: StoredDocument): boolean {
  const { effectiveFrom, effectiveUntil } = stored.document.metadata;
  if (effectiveFrom === null || effectiveUntil === null) return false;
  return statesValidity(text, stored, "from") && statesValidity(text, stored, "until");
}

/** Whether a text states the date that the catalogue gives for the asked-for end of a document's time. */
export function statesValidity(text: string, stored: StoredDocument, asked: "from" | "until"): boolean {
  const { effectiveFrom, effectiveUntil } = stored.document.metadata;
  const date = asked === "from" ? effectiveFrom : effectiveUntil;
  if (date === null) return false;
  const [year = "", month] = (asked === "from" ? firstDay(date) : lastDay(date)).split("-");
  const { dates } = readDates(normalise(text));
  if (!dates.some((stated) => stated.year === Number(year) || stated.until === Number(year))) return false;
  return date.length === 4 || dates.some((stated) => stated.month === Number(month));
}
