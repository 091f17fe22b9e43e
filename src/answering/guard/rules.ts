import { readNumerals } from "../../facts/numerals.js";
import { clausesOf, overlap, rulesOf, sentencesOf } from "./clauses.js";
import { beyondLimit } from "./limits.js";
import { oppositionOf } from "./opposition.js";
import { turnsOrder } from "./order.js";
import { ALLOWED, evidence, untouched } from "./polarity.js";
import { attachedTo, restrictionFault, rulesOut, statesException } from "./restrictions.js";
import { type Mode, type Signature, signatureOf } from "./rule-words.js";
import { type Clause, readClause } from "./ruled-clauses.js";

export interface RuleFault {
  readonly class: "negation" | "modality" | "exception" | "order";
  readonly found: string;
  readonly expected: string;
}

const negated = (mode: Mode): boolean => mode === "may-not" || mode === "should-not";
const restricted = (s: Signature): boolean => s.only || s.exception || s.until;

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

const RELATED = 0.3;
/** From this likeness on the counts of negations are compared, where no word tells what they are said of. */
const WEIGHED = 0.45;

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
  // A sentence of one clause is read once.
  const known = new Map<string, Clause>();
  const readOnce = (text: string): Clause => {
    const clause = known.get(text) ?? readClause(text);
    known.set(text, clause);
    return clause;
  };
  const clauses = sources.flatMap(clausesOf).map(readOnce);
  const whole = sources.flatMap(sentencesOf).map(readOnce);
  const rules = sources.flatMap(rulesOf).map(readOnce);
  const sentence = signatureOf(statement);
  for (const text of clausesOf(statement)) {
    const said = readOnce(text);
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
      told === "bare" ||
      (told === "none" && !translated && aligned.score < WEIGHED) ||
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
    const said = readOnce(text);
    const wide = translated ? anchored(text, rules) : counterparts(said, rules).clauses;
    const kinds = wide.map((c) =>
      statesException(said, c)
        ? null
        : restrictionFault(said, c, text, {
            attached: translated || attachedTo(said, c),
            ruledOut: !translated && rulesOut(said, c),
          }),
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
