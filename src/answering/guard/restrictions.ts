import { overlap } from "./clauses.js";
import { meaningOf } from "./content.js";
import { exceptedBy } from "./excepted.js";
import type { Mode } from "./rule-words.js";
import type { Clause } from "./ruled-clauses.js";

/** True when the statement is about what the rule words of the clause rule, so that its restriction belongs to it. */
export const attachedTo = (said: Clause, source: Clause): boolean =>
  source.governed.length === 0
    ? overlap(said.content, source.content) >= ATTACHED
    : source.governed.some((g) => g.heads.some((word) => said.content.has(word)));
const ATTACHED = 0.4;

/** How a clause of a statement stands to a clause of its source. */
interface ClauseRelation {
  /** What `attachedTo` says of the two. */
  readonly attached: boolean;
  /** The statement says of the excepted what the source says of the others. */
  readonly ruledOut: boolean;
}

/** How a statement drops, adds or turns the exception or condition of a clause of its source; null where it does not. */
export function restrictionFault(
  { signature: said }: Clause,
  { signature: source, text: told }: Clause,
  words: string,
  { attached, ruledOut }: ClauseRelation,
): string | null {
  // An exception that is left out matters most beside a permission, a prohibition or "all".
  const weighs = said.mode === "may" || said.mode === "need-not" || said.negative || said.universal;
  const narrowed =
    said.only ||
    said.exception ||
    said.condition ||
    said.until ||
    said.before ||
    // "Not unless X" is "X is needed"; "all must, except" is not.
    (said.mode === "must" && (source.only || source.negations > 0 || source.until || !said.universal));
  if (said.universal && !source.universal && source.condition && !narrowed) return "dropped";
  if (
    (source.only || source.exception || source.until || source.provided) &&
    said.inclusive &&
    !source.inclusive
  )
    return "inclusive";
  if (
    (source.only || (source.exception && weighs)) &&
    attached &&
    !narrowed &&
    said.negations < 2 &&
    !/(?:limited|at most|no more)/i.test(words)
  )
    return "dropped";
  if (ruledOut) return "turned";
  // "A may, but not B" sets two cases against each other.
  const contrast = BUT_NOT.test(words) && source.negations > 0;
  if (
    said.exception &&
    !contrast &&
    !source.exception &&
    !source.only &&
    !source.until &&
    source.negations < 2
  )
    return "added";
  if (
    said.only &&
    !WHOLLY.test(told) &&
    !source.only &&
    !source.exception &&
    !source.condition &&
    !source.until &&
    source.negations === 0 &&
    !source.limit &&
    source.mode !== "must"
  )
    return "added";
  if (
    source.exception &&
    !said.exception &&
    said.condition &&
    !source.condition &&
    said.negative === source.negative &&
    !said.only
  )
    return "turned";
  return null;
}

const FREES: readonly Mode[] = ["may", "need-not"];
/** True when the statement is about the excepted case alone, for which the rule is the other way round. */
export function statesException(said: Clause, source: Clause): boolean {
  if (!source.signature.exception || said.signature.exception || said.signature.inclusive) return false;
  const freed = source.signature.mode === "must" && FREES.includes(said.signature.mode);
  return (freed || said.signature.negative !== source.signature.negative) && speaksOfExcepted(said, source);
}

/** True when what an exception lets out, or one of several such things, is in the statement and not in the rule itself. */
function speaksOfExcepted(said: Clause, source: Clause): boolean {
  const excepted = exceptedBy(source.text);
  const rule = meaningOf(source.text.replace(excepted, " "));
  return [excepted, ...excepted.split(/, (?:or |and )?| or | and |[或和、]/)].some((item) => {
    const words = new Set([...meaningOf(item)].filter((word) => !rule.has(word)));
    return words.size > 0 && overlap(words, said.content) >= EXCEPTED;
  });
}
/** Share of an exception's words that a statement about it has. */
const EXCEPTED = 0.5;

// What is so entirely is exclusively so.
const WHOLLY = /(?<![A-Za-z])(?:entirely|wholly|purely|fully|completely)(?![A-Za-z])/i;
const BUT_NOT = /(?<![A-Za-z])but not(?![A-Za-z])/i;
/** True when the statement says of the excepted what the source says of all others. */
export const rulesOut = (said: Clause, source: Clause): boolean =>
  source.signature.exception &&
  !said.signature.exception &&
  !source.signature.limit &&
  source.signature.negations === 0 &&
  said.signature.negations === 0 &&
  said.signature.mode !== "may" &&
  !said.signature.condition &&
  speaksOfExcepted(said, source) &&
  overlap(said.content, source.content) >= CLOSE;
const CLOSE = 0.75;
