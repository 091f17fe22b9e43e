import { type Governed, governedIn } from "./governed.js";
import { overlap } from "./clauses.js";
import type { Mode } from "./rule-words.js";

/** A clause with what its rule words are said of. */
export interface Ruled {
  readonly content: ReadonlySet<string>;
  readonly governed: readonly Governed[];
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

const PLAIN_NO: readonly Governed["mode"][] = ["not", "without"];

function compatible(said: Governed, source: Governed, gated: boolean): boolean {
  if (source.mode === "without" && !said.negative) return gated && said.mode === "must";
  if (PLAIN_NO.includes(said.mode) || PLAIN_NO.includes(source.mode)) return said.negative === source.negative;
  return ALLOWED[source.mode as Mode].includes(said.mode as Mode);
}

/** "May not do so": what the clause before it speaks of. */
const PRO_VERB = "so";
const LIKE = 0.4;
/** The source clauses with a word that are most like the clause of the statement. */
function about(word: string, said: Ruled, sources: readonly Ruled[]): readonly Ruled[] {
  const scored = sources
    .filter((s) => s.content.has(word) || s.governed.some((g) => g.words.has(word) || g.heads[0] === PRO_VERB))
    .map((s) => ({ s, score: overlap(said.content, s.content) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best * LIKE).map(({ s }) => s);
}

const turnsFor = ({ excepted }: Ruled, head: string, said: Ruled): boolean =>
  excepted === null || excepted.has(head) || overlap(excepted, said.content) >= HALF;
const HALF = 0.5;

/** What the words that rule words are said of tell about a clause of a statement, in one language. */
export function evidence(said: Ruled, sources: readonly Ruled[]): Evidence {
  const tally = { agree: 0, conflict: 0, bare: 0 };
  const negations = said.governed.filter((g) => g.negative && g.mode !== "without").length;
  for (const g of said.governed)
    for (const [i, head] of g.heads.entries()) {
      const clauses = about(head, said, sources);
      const matches = clauses.flatMap((s) =>
        s.governed
          .filter((o) => o.words.has(head) || o.heads[0] === PRO_VERB)
          .map((o) => compatible(g, o, s.governed.some((other) => other.negative && other.mode !== "without"))),
      );
      const free = clauses.some((s) => !s.governed.some((o) => o.words.has(head)));
      const contrast = clauses.some((s) => s.governed.some((o) => o.contrast && o.words.has(head)));
      const weight = contrast ? DECISIVE : 1;
      const turned = clauses.some((s) => s.turns && turnsFor(s, head, said));
      const lone = g.mode === "without" && negations === 0;
      if (matches.includes(true)) tally.agree += g.mode === "without" ? 0 : weight;
      else if (matches.length > 0 && !(free && !g.negative)) tally.conflict += turned ? 0 : weight;
      else if (clauses.length > 0 && !g.negative) tally.bare++;
      else if (clauses.length > 0 && i === 0 && (lone || !turned) && g.mode !== "need-not" && (g.mode !== "without" || lone))
        tally.conflict += lone ? DECISIVE : 1;
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
      clauses.some((s) => overlap(said.content, s.content) >= best * DENIED) &&
      clauses.length > 0 &&
      clauses.every(
        (s) => !s.turns && s.governed.some((g) => g.negative && (g.mode !== "without" || alone(g, s)) && g.heads[0] === word),
      )
    );
  }).length;
}

/** True when no negation of the source is said of anything that the statement speaks of. */
export const untouched = (said: Ruled, sources: readonly Ruled[]): boolean =>
  said.governed.every((g) => !g.negative) &&
  sources.every((s) =>
    s.governed.every((g) => !g.negative || ![...g.words].some((word) => said.content.has(word))),
  );

