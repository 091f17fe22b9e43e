import type { Source } from "./sources.js";

/** Sources that need no test of their own name, each with its reason. */
export const WITHOUT_TEST: Readonly<Record<string, string>> = {
  "src/cli.ts": "the composition root: every process test runs it",
  "src/main.ts": "the composition root: tests/serving runs it",
  "src/index.ts": "the barrel: the smoke run imports it",
};

/** A test's path without its lane: "tests/a/b.process.test.ts" is "a/b". */
const named = (path: string): string =>
  path.replace(/^tests\//, "").replace(/(?:\.(?:process|slow))?\.test\.ts$/, "");

/** What a source's test is called: src loses its first folder, adapters keeps it. */
const wanted = (path: string): string => path.replace(/^src\//, "").replace(/\.ts$/, "");

/** A line of a test's head: `// Covers: a.ts, b/c.ts`, from the folder that the test mirrors. */
const COVERS = /^\/\/ Covers: (.+)$/gm;

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
  for (const { path, text, imports } of files) {
    const folder = named(path).split("/").slice(0, -1).join("/");
    for (const { target } of imports) if (standsBy(path, target)) covered.add(wanted(target));
    for (const [, list = ""] of text.matchAll(COVERS)) {
      for (const name of list.split(",")) covered.add(`${folder}/${name.trim().replace(/\.ts$/, "")}`);
    }
  }
  return sources
    .filter((source) => !isTypes(source) && !(source.path in WITHOUT_TEST))
    .map(({ path }) => path)
    .filter((path) => !covered.has(wanted(path)));
}

/** Names in a `Covers` line that are no source: a file was renamed and the test does not know. */
export function coveredInVain(sources: readonly Source[], tests: readonly Source[]): string[] {
  const known = new Set(sources.map(({ path }) => wanted(path)));
  return tests
    .filter(({ path }) => path.endsWith(".test.ts"))
    .flatMap(({ path, text }) => {
      const folder = named(path).split("/").slice(0, -1).join("/");
      return [...text.matchAll(COVERS)].flatMap(([, list = ""]) =>
        list
          .split(",")
          .map((name) => `${folder}/${name.trim().replace(/\.ts$/, "")}`)
          .filter((name) => !known.has(name))
          .map((name) => `${path} covers ${name}`),
      );
    });
}
