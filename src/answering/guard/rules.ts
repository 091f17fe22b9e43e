import { clausesOf, overlap, rulesOf, sentencesOf } from "./clauses.js";
import { meaningOf } from "./content.js";
import { governedIn } from "./governed.js";
import { beyondLimit } from "./limits.js";
import { readNumerals } from "./numerals.js";
import { oppositionOf } from "./opposition.js";
import { turnsOrder } from "./order.js";
import { ALLOWED, evidence, type Ruled, untouched } from "./polarity.js";
import { exceptedBy, has, type Mode, NO_VERBS, type Signature, signatureOf } from "./rule-words.js";

export interface RuleFault {
  readonly class: "negation" | "modality" | "exception" | "order";
  readonly found: string;
  readonly expected: string;
}

const negated = (mode: Mode): boolean => mode === "may-not" || mode === "should-not";
const restricted = (s: Signature): boolean => s.only || s.exception || s.until;

interface Clause extends Ruled {
  readonly text: string;
  readonly signature: Signature;
}
const ELLIPTIC =
  /^(?:(?:and|or|but|which|who) )?(?:is|are|was|were|may|must|shall|should|can|cannot|will|has|have|does|do)(?![A-Za-z])/i;
function read(text: string): Clause {
  const signature = signatureOf(text);
  const turns = signature.exception || signature.only || (signature.until && signature.negations > 0);
  const excepted = meaningOf(exceptedBy(text));
  return {
    text,
    signature,
    content: meaningOf(text),
    governed: governedIn(text),
    turns,
    refuses: has(text, NO_VERBS),
    elliptic: ELLIPTIC.test(text),
    excepted: excepted.size === 0 || signature.only ? null : excepted,
  };
}

const WISHES: readonly Mode[] = ["must", "should"];

/** "Not without X", "not unless X", "only with X" and "X is required" say the same. */
function restates(said: Signature, source: Signature): boolean {
  const gate = (s: Signature) =>
    (s.negations >= 1 && (s.exception || s.until || s.before)) ||
    (s.negations >= 2 && !s.negative) ||
    // "May not without X", "late work without X is refused".
    (s.modifiers >= 1 && (s.negative || negated(s.mode))) ||
    s.only ||
    (s.mode === "must" && !s.negative);
  return gate(said) && gate(source) && !said.inclusive;
}

function polarityFault(
  said: Signature,
  source: Signature,
  translated: boolean,
): "negation" | "modality" | null {
  // "Closed" against "not open" agrees, "closed" against "open" does not.
  const soft = said.soft !== source.soft;
  const counterSaid = said.negative !== (soft && said.soft);
  const counterSource = source.negative !== (soft && source.soft);
  const strict = said.negative !== source.negative;
  if (source.limit && said.exceeds) return "negation";
  const flipped =
    soft && !(said.open || source.open)
      ? strict && counterSaid !== counterSource
      : counterSaid !== counterSource;
  if (flipped)
    return restates(said, source) && (restricted(said) || restricted(source) || said.mode === "must")
      ? null
      : "negation";
  if (soft) return null;
  // One Chinese word stands for both.
  if (translated && WISHES.includes(source.mode) && WISHES.includes(said.mode)) return null;
  if (ALLOWED[source.mode].includes(said.mode)) return null;
  // What has a ceiling may be less.
  if (source.capped && source.mode === "must" && said.mode === "may") return null;
  if (restates(said, source) && (source.only || said.only || source.negations >= 2 || source.exception))
    return null;
  return negated(said.mode) !== negated(source.mode) ? "negation" : "modality";
}

/** True when the statement is about what the rule words of the clause rule, so that its restriction belongs to it. */
const attachedTo = (said: Clause, source: Clause): boolean =>
  source.governed.length === 0
    ? overlap(said.content, source.content) >= ATTACHED
    : source.governed.some((g) => g.heads.some((word) => said.content.has(word)));
const ATTACHED = 0.4;

function restrictionFault(
  { signature: said }: Clause,
  { signature: source }: Clause,
  words: string,
  attached: boolean,
  /** The statement says of the excepted what the source says of the others. */
  ruledOut: boolean,
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

/** Share of the best clause's likeness from which another may be meant as well. */
const NEAR = 0.75;

/** The source clauses that speak most of what the statement's clause speaks of. */
function counterparts(
  said: Clause,
  sources: readonly Clause[],
): { clauses: readonly Clause[]; score: number } {
  const scored = sources.map((clause) => ({ clause, score: overlap(said.content, clause.content) }));
  const best = Math.max(0, ...scored.map((s) => s.score));
  const near = scored.filter((s) => s.score >= best * NEAR - 1e-9);
  return { clauses: near.map((s) => s.clause), score: best };
}

/** Across languages the numbers tell which clause is meant; without one, all of them are asked. */
function anchored(said: string, sources: readonly Clause[]): readonly Clause[] {
  const marks = (text: string) => [
    ...readNumerals(text).map((n) => String(n.value)),
    ...(text.match(/(?<!\w)d\d*x\d*x\d*/g) ?? []),
  ];
  const values = new Set(marks(said));
  const sharing = sources.filter((c) => marks(c.text).some((mark) => values.has(mark)));
  return sharing.length > 0 ? sharing : sources;
}

/** True when the statement is about the excepted case alone, for which the rule is the other way round. */
function statesException(said: Clause, source: Clause): boolean {
  if (!source.signature.exception || said.signature.exception || said.signature.inclusive) return false;
  return said.signature.negative !== source.signature.negative && speaksOfExcepted(said, source);
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

const BUT_NOT = /(?<![A-Za-z])but not(?![A-Za-z])/i;
const rulesOut = (said: Clause, source: Clause): boolean =>
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

const RELATED = 0.3;

const cappedIn = (said: Clause, near: readonly Clause[]): boolean =>
  said.signature.mode === "may" && near.some((c) => c.signature.capped && c.signature.mode === "must");

const turnedIn = (said: Clause, near: readonly Clause[]): "negation" | "modality" =>
  near.some(
    (c) =>
      c.signature.negative !== said.signature.negative ||
      negated(c.signature.mode) !== negated(said.signature.mode),
  )
    ? "negation"
    : "modality";

/** Where a normalised statement turns a rule of its normalised sources round. */
export function ruleFaults(statement: string, sources: readonly string[], translated: boolean): RuleFault[] {
  const faults: RuleFault[] = [];
  const clauses = sources.flatMap(clausesOf).map(read);
  const whole = sources.flatMap(sentencesOf).map(read);
  const rules = sources.flatMap(rulesOf).map(read);
  const sentence = signatureOf(statement);
  for (const text of clausesOf(statement)) {
    const said = read(text);
    const aligned = translated ? { clauses, score: 0 } : counterparts(said, clauses);
    const related = !translated && aligned.score >= RELATED;
    const near = related ? aligned.clauses : translated ? anchored(text, clauses) : [...clauses, ...whole];
    const wide = translated ? anchored(text, whole) : counterparts(said, whole).clauses;
    const verdicts = [...near, ...(clauses.length > 1 && related ? [] : wide)].map((c) =>
      polarityFault(said.signature, c.signature, translated),
    );
    const excepted = wide.some((c) => statesException(said, c));
    const rephrased = wide.some((c) => restricted(c.signature) && restates(sentence, c.signature));
    const told = translated ? "none" : evidence(said, clauses);
    const spared =
      told === "agree" ||
      (told === "bare" && verdicts[0] === "modality") ||
      (told !== "conflict" && related && untouched(said, near));
    const fault =
      excepted || (rephrased && (told !== "conflict" || restricted(sentence) || sentence.modifiers > 0))
        ? null
        : told === "conflict"
          ? cappedIn(said, near)
            ? null
            : turnedIn(said, near)
          : spared || verdicts.includes(null)
            ? null
            : verdicts[0];
    const turn = translated
      ? null
      : oppositionOf(text, related ? near.map((c) => c.text) : clauses.map((c) => c.text));
    if (fault && !turn?.cancelled && !(fault === "negation" && beyondLimit(text, sources)))
      faults.push({ class: fault, found: text, expected: near[0]?.text ?? "" });
    else if (!fault && turn && !turn.cancelled && told !== "agree")
      faults.push({ class: "negation", found: turn.found, expected: turn.expected });
  }
  for (const text of sentencesOf(statement)) {
    const said = read(text);
    const wide = translated ? anchored(text, rules) : counterparts(said, rules).clauses;
    const kinds = wide.map((c) =>
      statesException(said, c)
        ? null
        : restrictionFault(
            said,
            c,
            text,
            translated || attachedTo(said, c),
            !translated && rulesOut(said, c),
          ),
    );
    if (kinds.includes("inclusive") || (kinds.length > 0 && !kinds.includes(null)))
      faults.push({ class: "exception", found: text, expected: wide[0]?.text ?? "" });
    if (
      !translated &&
      wide.length > 0 &&
      counterparts(said, whole).clauses.every((c) => turnsOrder(text, c.text))
    )
      faults.push({ class: "order", found: text, expected: wide[0]?.text ?? "" });
  }
  return faults;
}
