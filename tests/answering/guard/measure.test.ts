import { describe, expect, test } from "vitest";
import { formatGuardScores, halfOf, measureGuard } from "../../../src/answering/guard/measure.js";
import { readMeasuredSet } from "./measured-set.js";

const cases = readMeasuredSet();
const scores = measureGuard(cases);

describe("the measured set of the exactness guard", () => {
  test("holds at least 25 true and 25 altered statements a class, half of them held out", () => {
    const classes = new Map<string, number>();
    for (const score of scores) classes.set(score.class, (classes.get(score.class) ?? 0) + score.altered);
    expect([...classes.keys()].sort()).toEqual(
      ["amount", "date", "exception", "name", "negation", "number", "place", "unit"].sort(),
    );
    for (const [name, count] of classes) expect(count, name).toBeGreaterThanOrEqual(25);
  });

  test.each(scores)("$class, $half: recall of altered >= .95, precision >= .90", (score) => {
    expect(score.recall, formatGuardScores([score]).join()).toBeGreaterThanOrEqual(0.95);
    expect(score.precision, formatGuardScores([score]).join()).toBeGreaterThanOrEqual(0.9);
  });

  test("true statements differ from their sources", () => {
    for (const c of cases) expect(c.sentences, c.id).not.toContain(c.true);
  });

  test("prints one line a class and half", () => {
    expect(formatGuardScores(scores)).toHaveLength(scores.length);
    expect(halfOf("date-07")).toBe("tuned");
  });
});
