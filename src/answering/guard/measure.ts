import { z } from "zod";
import { check } from "./check.js";

/** One source with a statement that follows from it and one that was altered in the class under test. */
export const guardCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d+$/),
  sentences: z.array(z.string()).min(1),
  true: z.string(),
  altered: z.string(),
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

/** Recall and precision of the guard per class and half. */
export function measureGuard(cases: readonly GuardCase[]): GuardScore[] {
  const groups = new Map<string, GuardCase[]>();
  for (const c of cases) {
    const key = `${c.id.slice(0, c.id.lastIndexOf("-"))} ${halfOf(c.id)}`;
    groups.set(key, [...(groups.get(key) ?? []), c]);
  }
  return [...groups].map(([key, group]) => {
    const caught = group.filter((c) => !check(c.altered, c.sentences).ok).length;
    const dropped = group.filter((c) => !check(c.true, c.sentences).ok).length;
    return {
      class: key.slice(0, key.indexOf(" ")),
      half: key.endsWith("tuned") ? "tuned" : "held-out",
      altered: group.length,
      caught,
      true: group.length,
      dropped,
      recall: caught / group.length,
      precision: caught + dropped === 0 ? 0 : caught / (caught + dropped),
    };
  });
}

/** The scores as lines of a table, for `verse eval` and test output. */
export const formatGuardScores = (scores: readonly GuardScore[]): string[] =>
  scores.map(
    (s) =>
      `guard ${s.class.padEnd(9)} ${s.half.padEnd(8)} recall ${s.recall.toFixed(3)} (${s.caught}/${s.altered})` +
      ` precision ${s.precision.toFixed(3)} (${s.dropped} of ${s.true} true ones dropped)`,
  );
