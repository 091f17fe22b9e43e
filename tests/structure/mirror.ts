import { posix } from "node:path";
import { reachedFrom, roomOf, type Source } from "./sources.js";

/** Sources that need no test of their own name, each with its reason. */
export const WITHOUT_TEST: Readonly<Record<string, string>> = {
  "src/cli.ts": "the composition root: every process test runs it",
  "src/command-line.ts": "the composition root's other half: every process test runs it",
  "src/main.ts": "the composition root: tests/serving runs it",
  "src/index.ts": "the barrel: the smoke run imports it",
};

/** Sources that only a run of more than their room tests, and the test of another room that does so. */
export const TESTED_ELSEWHERE: Readonly<Record<string, string>> = {
  "adapters/discord/discord-platform.ts": "serving/discord.process",
  "adapters/encoders/onnx/no-runtime.ts": "commands/without-native.slow",
  "adapters/encoders/reranking/reranker-port.ts": "cli/reranker.process",
  "adapters/models/open-model.ts": "cli/model.slow",
  "adapters/slack/slack-platform.ts": "serving/slack.process",
  "adapters/web/site.ts": "serving/operations.slow",
  "src/answering/finding/encoding/encoder-gateway.ts": "serving/encoder-outage.process",
  "src/commands/render/reply.ts": "parity.process",
  "src/commands/with-storage.ts": "serving/maintenance.process",
  "src/config/providers.ts": "cli/model.slow",
  "src/config/reranker.ts": "cli/reranker.process",
  "src/config/what-is-on.ts": "serving/operations.slow",
  "src/documents/places.ts": "reading/outline",
  "src/evaluation/evaluate-golden.ts": "golden/seeds",
  "src/evaluation/evaluate-guard.ts": "commands/output.process",
  "src/evaluation/model-figures.ts": "cli/model.slow",
  "src/indexing/index-apart.ts": "adapters/encoders/dense-ports.slow",
  "src/indexing/open-library.ts": "commands/ask.process",
  "src/indexing/self-calibration/general-encoder.ts": "commands/calibrate.process",
  "src/providers.ts": "cli/model.slow",
  "src/terminal-chat.ts": "serving/operations.slow",
};

/** A test's path without its lane: "tests/a/b.process.test.ts" is "a/b". */
const named = (path: string): string =>
  path.replace(/^tests\//, "").replace(/(?:\.(?:process|slow))?\.test\.ts$/, "");

/** What a source's test is called: src loses its first folder, adapters keeps it. */
const wanted = (path: string): string => path.replace(/^src\//, "").replace(/\.ts$/, "");

/** Lines of a test's head: `// Covers: a.ts, b/c.ts, ../d.ts`, from the folder that the test mirrors. */
const COVERS = /^\/\/ Covers: (.+)$/gm;

/** What a test's `Covers` lines name, as `wanted` names sources. */
function coveredBy({ path, text }: Source): string[] {
  const folder = named(path).split("/").slice(0, -1).join("/");
  return [...text.matchAll(COVERS)].flatMap(([, list = ""]) =>
    list.split(",").map((name) => posix.join(folder, name.trim().replace(/\.ts$/, ""))),
  );
}

/** Only types: nothing is left of it when it is compiled. */
const isTypes = ({ text }: Source): boolean =>
  !/^(?:export )?(?:default )?(?:async )?(?:function|class|const|let|enum)\b|^export \{(?! type)|^export \*|^(?:for|if|await) /m.test(
    text,
  );

/** Whether a test stands in the folder that mirrors a source's, or in one above it within the room. */
const standsBy = (test: string, source: string): boolean => {
  const folder = named(test).split("/").slice(0, -1).join("/");
  return folder !== "" && folder !== "adapters" && wanted(source).startsWith(`${folder}/`);
};

/** Every source that no test of its name and no test of its folder covers, by a `Covers` line or by importing it. */
export function unmirrored(sources: readonly Source[], tests: readonly Source[]): string[] {
  const files = tests.filter(({ path }) => path.endsWith(".test.ts"));
  const covered = new Set(files.map(({ path }) => named(path)));
  for (const test of files) {
    for (const { target } of test.imports) if (standsBy(test.path, target)) covered.add(wanted(target));
    for (const name of coveredBy(test)) covered.add(name);
  }
  return sources
    .filter(({ path }) => !(path in WITHOUT_TEST) && !(path in TESTED_ELSEWHERE))
    .filter((source) => !isTypes(source) && !covered.has(wanted(source.path)))
    .map(({ path }) => path);
}

/** Starts the built program, and so reaches all of it. */
const runsTheProgram = (path: string): boolean => /\.(?:process|slow)\.test\.ts$/.test(path);

/** What the program starts as a thread of its own: named as compiled files, since no import leads there. */
const threadsOf = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ text }) => [...text.matchAll(STARTED)].map(([, path = ""]) => `${path}.ts`));
const STARTED = /\bcompiledFile\(\s*"([^"]+)\.js"/g;

/**
 * What a test says that it covers and cannot: a source that is not there, that is of another room, or that the test reaches
 * neither through its imports nor by running the program.
 */
export function coveredInVain(sources: readonly Source[], tests: readonly Source[]): string[] {
  const known = new Map(sources.map((source) => [wanted(source.path), source.path]));
  const byPath = new Map([...sources, ...tests].map((source) => [source.path, source]));
  const program = ["src/cli.ts", "src/main.ts", ...threadsOf(sources)].flatMap((root) => [
    ...reachedFrom(root, byPath),
  ]);
  const reachedBy = (test: string): ReadonlySet<string> =>
    new Set([...reachedFrom(test, byPath), ...(runsTheProgram(test) ? program : [])]);

  const wrong: string[] = [];
  const check = (test: string, names: readonly string[], sameRoom: boolean): void => {
    const reached = names.length === 0 ? new Set() : reachedBy(test);
    for (const name of names) {
      const path = known.get(name);
      if (path === undefined) wrong.push(`${test} covers ${name}, which is not there`);
      else if (!reached.has(path)) wrong.push(`${test} covers ${path} and does not reach it`);
      else if (sameRoom && roomOf(path) !== roomOf(sourceLike(test)))
        wrong.push(`${test} covers ${path} of another room`);
    }
  };
  for (const test of tests) if (test.path.endsWith(".test.ts")) check(test.path, coveredBy(test), true);
  for (const [path, name] of Object.entries(TESTED_ELSEWHERE)) {
    const test = `tests/${name}.test.ts`;
    if (byPath.has(test)) check(test, [wanted(path)], false);
    else wrong.push(`${test} is not there and should cover ${path}`);
  }
  return wrong;
}

/** Where the source of a test's name would stand. */
const sourceLike = (test: string): string =>
  test.startsWith("tests/adapters/") ? `${named(test)}.ts` : `src/${named(test)}.ts`;
