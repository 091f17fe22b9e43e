#!/usr/bin/env node
// Which exported functions could answer nothing, and no fast test would notice?
//
//   node tests/mutation/mutate.mjs src/facts src/time/clock.ts [--seconds 600] [--json FILE]
//
// Each exported function of the named sources is replaced twice: by one that empties what the function answers, and by
// one that gives back its first argument. The fast tests of its room that call the function run, its own test first, until
// one is red. What stays green is printed: "no test" where none of them calls it, "green" where the callers do not mind.
// A room's tests are those below its folder in tests; --everywhere takes all that import the sources.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createVitest } from "vitest/node";
import { exportedFunctions, mutations } from "./plugin.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "3600" },
    json: { type: "string" },
    everywhere: { type: "boolean", default: false },
  },
});
const until = Date.now() + Number(values.seconds) * 1000;

const filesBelow = (path) =>
  statSync(join(root, path)).isDirectory()
    ? readdirSync(join(root, path)).flatMap((name) => filesBelow(`${path}/${name}`))
    : path.endsWith(".ts")
      ? [path]
      : [];
const sources = new Set(positionals.map((path) => path.replace(/\/$/, "")).flatMap(filesBelow));
const functions = [...sources].flatMap((path) =>
  exportedFunctions(readFileSync(join(root, path), "utf8"), path).map((each) => ({ path, ...each })),
);

const folder = mkdtempSync(join(tmpdir(), "verse-mutation-"));
const calls = join(folder, "calls");
writeFileSync(calls, "");
process.env.VERSE_MUTANT_CALLS = calls;

const vitest = await createVitest(
  "test",
  {
    root,
    config: false,
    watch: false,
    include: ["tests/**/*.test.ts"],
    exclude: [
      "tests/**/*.process.test.ts",
      "tests/**/*.slow.test.ts",
      "tests/structure/**",
      "tests/structure.test.ts",
    ],
    setupFiles: [join(root, "tests/mutation/setup.mjs")],
    related: [...sources].map((path) => join(root, path)),
    passWithNoTests: true,
    reporters: [{}],
    silent: true,
    bail: 1,
    maxWorkers: 2,
    // Every run needs processes of its own: the mutant stands in their environment.
    isolate: true,
    testTimeout: 20_000,
    env: { ORT_DISABLE_TELEMETRY: "1" },
  },
  { plugins: [mutations(root, sources)] },
);

/** Runs test files with one mutant, and says whether one was red. */
async function isRed(mutant, specifications) {
  process.env.VERSE_MUTANT = mutant;
  vitest.state.filesMap.clear();
  process.exitCode = undefined;
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, false);
  return unhandledErrors.length > 0 || testModules.some((module) => module.state() !== "passed");
}

/** "src/facts/a.ts" is tested in "tests/facts/", "adapters/web/a.ts" in "tests/adapters/web/". */
const rooms = [...sources].map((path) => {
  const [top, room, ...rest] = path.split("/");
  if (top === "adapters") return `tests/adapters/${room}/`;
  return rest.length === 0 ? "tests/" : `tests/${room}/`;
});
const specifications = (await vitest.getRelevantTestSpecifications()).filter(
  ({ moduleId }) => values.everywhere || rooms.some((room) => relative(root, moduleId).startsWith(room)),
);
console.log(`${specifications.length} test files, ${functions.length} functions`);
vitest.config.bail = 0;
if (await isRed("record", specifications)) console.log("The tests are red before anything is changed.");
vitest.config.bail = 1;
const callers = new Map();
for (const line of readFileSync(calls, "utf8").trim().split("\n").filter(Boolean)) {
  const [test, id] = JSON.parse(line);
  callers.set(id, new Set([...(callers.get(id) ?? []), test]));
}

/** The fast tests that call a function; those whose path shares most with the source's first. */
const near = (path, test) => {
  const words = path.replace(/\.ts$/, "").split("/").slice(1);
  return words.filter((word) => relative(root, test).includes(word)).length;
};
const testsOf = (path, id) =>
  specifications
    .filter(({ moduleId }) => callers.get(id)?.has(moduleId))
    .sort((one, other) => near(path, other.moduleId) - near(path, one.moduleId));

const rows = [];
for (const { path, name, parameters } of functions) {
  const id = `${path}#${name}`;
  const tests = testsOf(path, id);
  for (const way of parameters > 0 ? ["emptied", "first"] : ["emptied"]) {
    if (Date.now() > until) break;
    let verdict = tests.length === 0 ? "no test" : "green";
    for (let at = 0; at < Math.min(tests.length, 8) && verdict === "green"; at += 2) {
      if (await isRed(`${id}:${way}`, tests.slice(at, at + 2))) verdict = "red";
    }
    rows.push({ id, way, verdict, tests: tests.length });
    if (verdict !== "red") console.log(`${verdict.padEnd(8)} ${id} ${way} (${tests.length} tests call it)`);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 1));
  }
}
const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
const whole = functions.reduce((sum, { parameters }) => sum + (parameters > 0 ? 2 : 1), 0);
console.log(
  `${functions.length} functions, ${rows.length} of ${whole} mutants: ${count("red")} red, ${count("green")} green, ${count("no test")} without a test`,
);
rmSync(folder, { recursive: true });
await vitest.close();
