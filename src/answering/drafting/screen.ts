import { normalise } from "../../facts/normalise.js";
import { check, type GuardReason } from "../guard/check.js";
import { clausesOf, contentOf, overlap } from "../guard/clauses.js";
import { stripHidden } from "./prompts/data-text.js";
import { MAX_STATEMENT_UNITS } from "./shapes.js";
import { ruleText, type SourceSentence } from "./sources.js";

export type DropReason =
  | "unknown-number" // points at a sentence that was not shown, or at none
  | "length"
  | "link"
  | "mention"
  | "forged-quote"
  | "prompt-echo"
  | "unsupported" // speaks of what its sentences do not
  | "inexact"; // the exactness guard found a difference

export type Screened =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: DropReason; readonly reasons: readonly GuardReason[] };

export type Bridge = (text: string) => readonly (readonly string[])[];

export interface ScreenContext {
  readonly translated: boolean;
  /** The instructions the model was given, which are not an answer. */
  readonly instructions: string;
  /** What each word of a text may mean in the sentences' language, where a dictionary is at hand. */
  readonly bridge?: Bridge;
}
export type Screen = (text: string, sentences: readonly SourceSentence[], context: ScreenContext) => Screened;

const LINK =
  /[a-z][a-z0-9+.-]{1,20}:\/\/|(?:mailto|javascript|data|tel):\S|www\.|\]\s*\(|<a\s|(?<![@\w])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|dev|app|info|biz|xyz|site|online|top|cn|ru|de|uk|eu|us|me|ai|gg|ly|to|link|click|test|example|invalid|local)(?![\w])|\b\d{1,3}(?:\.\d{1,3}){3}\b/i;
const MENTION = /@(?=\S)|<[!@#&]|&lt;[!@#]|@\s*(?:everyone|here|channel|all)\b/i;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const QUOTED = /"([^"]{4,})"|(?<![\p{L}\p{N}])'([^']{12,})'(?![\p{L}])/gu;

const fold = (text: string): string =>
  normalise(text)
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();

/** Words in a row shared with the instructions that make a statement an echo of them. */
const ECHO_WORDS = 6;
function echoes(text: string, instructions: string): boolean {
  const words = fold(text).split(" ");
  const known = ` ${fold(instructions)} `;
  for (let i = 0; i + ECHO_WORDS <= words.length; i++)
    if (known.includes(` ${words.slice(i, i + ECHO_WORDS).join(" ")} `)) return true;
  return false;
}

/** Share of a clause's content words that its sentences must have; below it the clause speaks of something else. */
const SUPPORT = 0.25;
/** Share of a meaning's words that say it: "to book ahead" is said by "book". */
const MEANT = 0.5;
/** Share of a translated statement's words that must have a meaning which its sentences have. */
const BRIDGED = 0.5;
const ANCHOR = /\d|[A-Z][\w-]{2,}/g;

function supported(text: string, sources: readonly string[], context: ScreenContext): boolean {
  const source = contentOf(sources.join(" \n "));
  if (!context.translated) {
    if (overlap(contentOf(text), source) < SUPPORT) return false;
    return clausesOf(text).every(
      (clause) => contentOf(clause).size < 3 || overlap(contentOf(clause), source) > 0,
    );
  }
  const words = (context.bridge?.(text) ?? [])
    // "Must not" and its like are the guard's business.
    .map((meanings) => meanings.map(contentOf).filter((content) => content.size > 0))
    .filter((meanings) => meanings.length > 0);
  const vouched = words.filter((meanings) => meanings.some((content) => overlap(content, source) >= MEANT));
  if (vouched.length > 0 && vouched.length >= words.length * BRIDGED) return true;
  // Without a dictionary only what survives translation can vouch: a number or a name that both sides have.
  const said = contentOf((normalise(text).match(ANCHOR) ?? []).join(" "));
  const digits = (t: string) => new Set(normalise(t).match(/\d+/g) ?? []);
  const known = digits(sources.join(" "));
  return [...digits(text)].some((d) => known.has(d)) || [...said].some((word) => source.has(word));
}

/** Decides whether a statement of a model may be shown beside the sentences it points at. */
export const screenStatement: Screen = (raw, sentences, context) => {
  const text = stripHidden(raw).replace(/\s+/g, " ").trim();
  const drop = (why: DropReason, reasons: readonly GuardReason[] = []): Screened => ({
    ok: false,
    why,
    reasons,
  });
  if (sentences.length === 0) return drop("unknown-number");
  if (text === "" || text.length > MAX_STATEMENT_UNITS) return drop("length");
  const sources = sentences.map(ruleText);
  const plain = normalise(text);
  const addresses = sources.flatMap((s) => s.match(EMAIL) ?? []);
  const rest = plain.replace(EMAIL, (address) => (addresses.includes(address) ? " " : address));
  if (LINK.test(rest)) return drop("link");
  if (MENTION.test(rest)) return drop("mention");
  const folded = sources.map(fold);
  for (const m of plain.matchAll(QUOTED)) {
    const words = fold(m[1] ?? m[2] ?? "");
    if (!context.translated && !folded.some((source) => source.includes(words))) return drop("forged-quote");
    if (context.translated && !sources.some((s) => fold(s).includes(words)) && words.length > 30)
      return drop("forged-quote");
  }
  if (echoes(text, context.instructions)) return drop("prompt-echo");
  if (!supported(text, sources, context)) return drop("unsupported");
  const verdict = check(text, sources, {
    translated: context.translated,
    documentTitles: sentences.map((s) => s.document.title),
    context: sentences.flatMap((s) => s.section),
  });
  return verdict.ok ? { ok: true, text } : drop("inexact", verdict.reasons);
};
