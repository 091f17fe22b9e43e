import { overlap } from "./clauses.js";
import type { Governed } from "./governed.js";
import type { Mode } from "./rule-words.js";

/** A clause with what its rule words are said of. */
export interface Ruled {
  readonly content: ReadonlySet<string>;
  readonly governed: readonly Governed[];
  /** A verb such as "refuse" or "exclude" says no in it. */
  readonly refuses: boolean;
  /** It takes its subject from the clause before it. */
  readonly elliptic: boolean;
  /** It holds an exception or a condition that turns what it says round. */
  readonly turns: boolean;
  /** The words of its exception, for which the rule is the other way round; null where all may be. */
  readonly excepted: ReadonlySet<string> | null;
}
/** `bare`: the source says the same without a rule word. */
export type Evidence = "agree" | "bare" | "conflict" | "none";

/** Source mode -> modes a faithful statement may use; a mode always allows itself and "none". */
export const ALLOWED: Readonly<Record<Mode, readonly Mode[]>> = {
  must: ["none", "must"],
  may: ["none", "may", "need-not"],
  should: ["none", "should", "may"],
  "may-not": ["none", "may-not", "should-not"],
  "need-not": ["none", "need-not", "may"],
  "should-not": ["none", "should-not"],
  none: ["none", "must", "may", "may-not", "should", "should-not", "need-not"],
};

const PLAIN_NO: readonly Governed["mode"][] = ["not", "without", "un"];
const OF_A_WORD: readonly Governed["mode"][] = ["without", "un"];

function compatible(said: Governed, source: Governed, gated: boolean): boolean {
  if (source.compares && source.negative && !said.compares) return true;
  if (source.mode === "without" && !said.negative) return gated && said.mode === "must";
  if (PLAIN_NO.includes(said.mode) || PLAIN_NO.includes(source.mode))
    return said.negative === source.negative;
  return ALLOWED[source.mode as Mode].includes(said.mode as Mode);
}

/** "May not do so": what the clause before it speaks of. */
const PRO_VERB = "so";
const LIKE = 0.4;
/** The source clauses with a word that are most like the clause of the statement. */
function about(word: string, said: Ruled, sources: readonly Ruled[]): readonly Ruled[] {
  const scored = sources
    .filter(
      (s) => s.content.has(word) || s.governed.some((g) => g.words.has(word) || g.heads[0] === PRO_VERB),
    )
    .map((s) => ({ s, score: overlap(said.content, s.content) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best * LIKE).map(({ s }) => s);
}

const turnsFor = ({ excepted }: Ruled, head: string, said: Ruled): boolean =>
  excepted === null || excepted.has(head) || overlap(excepted, said.content) >= HALF;
const HALF = 0.5;

interface Vote {
  readonly agree: number;
  readonly conflict: number;
  readonly bare: boolean;
}

/** One word that a rule word of the statement is said of. */
interface RuledWord {
  readonly g: Governed;
  readonly head: string;
  /** The first of the words that the rule word is said of. */
  readonly first: boolean;
  /** The rule word is "without", and nothing else in the clause says no. */
  readonly lone: boolean;
}

/** What the source says of one word that a rule word of the statement is said of. */
function vote({ g, head, first, lone }: RuledWord, said: Ruled, sources: readonly Ruled[]): Vote {
  const none = { agree: 0, conflict: 0, bare: false };
  const clauses = about(head, said, sources);
  if (clauses.length === 0) return none;
  const matches = clauses.flatMap((s) =>
    s.governed
      .filter((o) => o.words.has(head) || o.heads[0] === PRO_VERB)
      .map((o) =>
        compatible(
          g,
          o,
          s.governed.some((other) => other.negative && other.mode !== "without"),
        ),
      ),
  );
  const free = clauses.some((s) => !s.governed.some((o) => o.words.has(head)));
  const turned = clauses.some((s) => s.turns && turnsFor(s, head, said));
  const weight = clauses.some((s) => s.governed.some((o) => o.contrast && o.words.has(head))) ? DECISIVE : 1;
  if (matches.includes(true)) return { ...none, agree: g.mode === "without" ? 0 : weight };
  if (matches.length > 0 && !(free && !g.negative))
    return { ...none, conflict: lone ? DECISIVE : turned ? 0 : weight };
  if (!g.negative) return { ...none, bare: true };
  if (clauses.some((s) => s.refuses)) return none;
  if ((first || lone) && (lone || !turned) && g.mode !== "need-not" && (g.mode !== "without" || lone))
    return { ...none, conflict: lone ? DECISIVE : 1 };
  return none;
}

/** What the words that rule words are said of tell about a clause of a statement, in one language. */
export function evidence(said: Ruled, sources: readonly Ruled[]): Evidence {
  const tally = { agree: 0, conflict: 0, bare: 0 };
  const negations = said.governed.filter((g) => g.negative && !OF_A_WORD.includes(g.mode)).length;
  for (const g of said.governed) {
    const lone = g.mode === "without" && negations === 0;
    const votes = g.heads.map((head, i) => vote({ g, head, first: i === 0, lone }, said, sources));
    const best = Math.max(0, ...votes.map((v) => v.agree));
    const worst = Math.max(0, ...votes.map((v) => v.conflict));
    if (best > 0 && best >= worst) tally.agree += best;
    else if (worst > 0) tally.conflict += worst;
    else if (votes.some((v) => v.bare)) tally.bare++;
  }
  if (negations === 0 && !said.turns) tally.conflict += denied(said, sources);
  if (tally.conflict > tally.agree) return "conflict";
  if (tally.conflict > 0 && tally.agree < DECISIVE) return "none";
  return tally.agree > 0 ? "agree" : tally.bare > 0 ? "bare" : "none";
}
const DECISIVE = 9;
const DENIED = 0.75;

/** The clause denies nothing else: "without" is then all that it says no to. */
const alone = (g: Governed, s: Ruled): boolean => s.governed.every((o) => o === g || !o.negative);

/** Words that a positive statement says and its source only denies. */
function denied(said: Ruled, sources: readonly Ruled[]): number {
  const scores = sources.map((s) => overlap(said.content, s.content));
  const best = Math.max(0, ...scores);
  return [...said.content].filter((word) => {
    const clauses = sources.filter((s) => s.content.has(word) || s.governed.some((g) => g.heads[0] === word));
    return (
      clauses.some((s) => s.elliptic || overlap(said.content, s.content) >= best * DENIED) &&
      clauses.length > 0 &&
      clauses.every(
        (s) =>
          !s.turns &&
          s.governed.some(
            (g) => g.negative && !g.compares && (g.mode !== "without" || alone(g, s)) && g.heads[0] === word,
          ),
      )
    );
  }).length;
}

/** True when no negation of the source is said of anything that the statement speaks of. */
export const untouched = (said: Ruled, sources: readonly Ruled[]): boolean =>
  said.governed.every((g) => !g.negative) &&
  sources.every((s) =>
    s.governed.every((g) => !g.negative || !g.heads.some((word) => said.content.has(word))),
  );
