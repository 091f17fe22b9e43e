import { expect } from "vitest";
import { type CheckOptions, check } from "../../../src/answering/guard/check.js";

/** The classes of what the guard finds wrong with a statement about its sources, each once. */
export const classesOf = (
  statement: string,
  sources: string | readonly string[],
  options: CheckOptions = {},
): readonly string[] => {
  const verdict = check(statement, [sources].flat(), options);
  return verdict.ok ? [] : [...new Set(verdict.reasons.map((reason) => reason.class))];
};

/** Two statements about the same sentences, of which one follows from them and the other does not. */
export interface Told {
  readonly sources: readonly string[];
  readonly kept: string;
  readonly turned: string;
}

export const expectTold = ({ sources, kept, turned }: Told): void => {
  expect(classesOf(kept, sources)).toEqual([]);
  expect(classesOf(turned, sources)).not.toEqual([]);
};
