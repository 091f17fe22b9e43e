import { type BudgetSettings, costOf } from "./budget.js";
import type { DegradedReason, DraftResult } from "./draft-answer.js";
import type { DropReason } from "./screen.js";

/** What a model did over many questions, for comparing it with quotes only. */
export interface DraftTally {
  readonly questions: number;
  readonly outcomes: Readonly<Record<DraftResult["kind"], number>>;
  /** Statements that were shown, and those the guard dropped, by reason. */
  readonly statements: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
  readonly degraded: Readonly<Partial<Record<DegradedReason, number>>>;
  /** Share of proposed statements that the guard let through; absent when none was proposed. */
  readonly support?: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
  readonly meanMs: number;
}

const count = <K extends string>(names: readonly K[]): Partial<Record<K, number>> => {
  const counts: Partial<Record<K, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

export function tallyDrafts(
  runs: readonly { readonly result: DraftResult; readonly ms: number }[],
  price: BudgetSettings["price"],
): DraftTally {
  const results = runs.map((run) => run.result);
  const statements = results.reduce((n, r) => n + (r.kind === "answered" ? r.statements.length : 0), 0);
  const drops = results.flatMap((r) => r.dropped.map((d) => d.why));
  const inputTokens = results.reduce((n, r) => n + r.usage.inputTokens, 0);
  const outputTokens = results.reduce((n, r) => n + r.usage.outputTokens, 0);
  const proposed = statements + drops.length;
  return {
    questions: runs.length,
    outcomes: {
      answered: 0,
      "not-covered": 0,
      ambiguous: 0,
      degraded: 0,
      ...count(results.map((r) => r.kind)),
    },
    statements,
    dropped: count(drops),
    degraded: count(results.flatMap((r) => (r.kind === "degraded" ? [r.reason] : []))),
    ...(proposed === 0 ? {} : { support: statements / proposed }),
    inputTokens,
    outputTokens,
    cost: costOf({ inputTokens, outputTokens }, price),
    meanMs: runs.length === 0 ? 0 : runs.reduce((n, run) => n + run.ms, 0) / runs.length,
  };
}
