import { expect, it } from "vitest";
import { reachedFrom, sourcesIn, withoutComments } from "./sources.js";

const tests = sourcesIn("tests");
const byPath = new Map(tests.map((source) => [source.path, source]));
const fast = tests.filter(
  ({ path }) => path.endsWith(".test.ts") && !/\.(?:process|slow)\.test\.ts$/.test(path),
);

/** Waiting for the clock on the wall: a timer of the promises' kind, or a promise that a longer timer than none keeps. */
const SLEEPS =
  /"node:timers\/promises"|new Promise(?:<[^>]*>)?\(\s*\(?\w+\)?\s*=>\s*setTimeout\(\s*\w+,\s*(?!0\s*\))/;
/** A file of the built program, as an import or below the root. */
const BUILT = /["'`](?:(?:\.\.\/)+|\.\/)?dist\/(?:src|adapters)\b/;
const STARTS = /"node:(?:child_process|worker_threads|cluster)"/;
/** They look for what others may not hold. */
const LOOKING = ["tests/structure/lanes.test.ts"];

it("a fast test names no process, no thread and no built file, with what it imports from tests", () => {
  const wrong = fast
    .filter(({ path }) => !LOOKING.includes(path))
    .flatMap(({ path }) =>
      [...reachedFrom(path, byPath)]
        .filter((reached) => {
          const code = withoutComments(byPath.get(reached)?.text ?? "");
          return STARTS.test(code) || BUILT.test(code);
        })
        .map((reached) => (reached === path ? path : `${path} through ${reached}`)),
    );
  expect(fast.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

it("a fast test does not sleep", () => {
  const wrong = fast.filter(
    ({ path, text }) => !LOOKING.includes(path) && SLEEPS.test(withoutComments(text)),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
