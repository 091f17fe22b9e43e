import { z } from "zod";
import { check } from "./check.js";

/**
 * One source with a statement that follows from it and, mostly, one that was altered in the class under test. Class
 * and half stand in the id ("number-07") unless they are given; `context` is the section path.
 */
export const guardCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*-\d+$/),
  set: z.string().optional(),
  class: z.string().optional(),
  half: z.enum(["tuned", "held-out"]).optional(),
  context: z.array(z.string()).optional(),
  sentences: z.array(z.string()).min(1),
  true: z.string(),
  altered: z.string().optional(),
});
export type GuardCase = z.infer<typeof guardCaseSchema>;

export interface GuardScore {
  readonly class: string;
  readonly half: "tuned" | "held-out";
  readonly altered: number;
  readonly caught: number;
  readonly true: number;
  readonly dropped: number;
  /** Share of altered statements that were dropped. */
  readonly recall: number;
  /** Share of dropped statements that were altered. */
  readonly precision: number;
}

/** The class is the id's word; odd numbers were looked at while the guard was written, even ones were not. */
export const halfOf = (id: string): GuardScore["half"] =>
  Number(id.slice(id.lastIndexOf("-") + 1)) % 2 === 1 ? "tuned" : "held-out";

const classOf = (c: GuardCase): string => c.class ?? c.id.slice(0, c.id.lastIndexOf("-"));

/** The groups a case counts in: its class and, where it belongs to a set, the whole set. */
function groupsOf(c: GuardCase): string[] {
  if (c.set === undefined) return [classOf(c)];
  return [...(c.altered === undefined ? [] : [`${c.set} ${classOf(c)}`]), `${c.set} all`];
}

/** Recall and precision of the guard per class and half, and over each named set. */
export function measureGuard(cases: readonly GuardCase[]): GuardScore[] {
  const groups = new Map<string, { name: string; half: GuardScore["half"]; cases: Judged[] }>();
  for (const c of cases) {
    const half = c.half ?? halfOf(c.id);
    const options = { context: c.context ?? [] };
    const judged = {
      dropped: !check(c.true, c.sentences, options).ok,
      caught: c.altered === undefined ? null : !check(c.altered, c.sentences, options).ok,
    };
    for (const name of groupsOf(c)) {
      const key = `${name}/${half}`;
      const group = groups.get(key) ?? { name, half, cases: [] };
      group.cases.push(judged);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ name, half, cases: group }) => {
    const altered = group.filter((c) => c.caught !== null).length;
    const caught = group.filter((c) => c.caught === true).length;
    const dropped = group.filter((c) => c.dropped).length;
    return {
      class: name,
      half,
      altered,
      caught,
      true: group.length,
      dropped,
      recall: altered === 0 ? 0 : caught / altered,
      precision: caught + dropped === 0 ? 0 : caught / (caught + dropped),
    };
  });
}

interface Judged {
  readonly dropped: boolean;
  readonly caught: boolean | null;
}

/** The scores as lines of a table, for `verse eval` and test output. */
export const formatGuardScores = (scores: readonly GuardScore[]): string[] =>
  scores.map(
    (s) =>
      `guard ${s.class.padEnd(19)} ${s.half.padEnd(8)} recall ${s.recall.toFixed(3)} (${s.caught}/${s.altered})` +
      ` precision ${s.precision.toFixed(3)} (${s.dropped} of ${s.true} true ones dropped)`,
  );
