import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./structure/sources.js";
import { temporaryFolder } from "./temporary-folder.js";

/** What an example may change or stand on. */
const NEEDED = ["src", "adapters", "prompts", "tests", "package.json", "tsconfig.json", ".env.example"];
const CHAPTERS = [
  "A format of documents",
  "A chat platform",
  "A provider of models",
  "A rule of the guard",
  "A language",
];

const examples = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8")
  .split(/^### /m)
  .slice(1)
  .flatMap((chapter) => {
    const [heading = ""] = chapter.split("\n");
    return [...chapter.matchAll(/^```diff\n([\s\S]*?)^```$/gm)].map(([, diff = ""]) => ({ heading, diff }));
  });
const testsOf = (diff: string): string[] =>
  [...diff.matchAll(/^\+\+\+ b\/(.*\.test\.ts)$/gm)].map(([, path = ""]) => path);

let copy = "";
const run = (words: readonly string[], input = "") => {
  const [command = "", ...rest] = words;
  const ran = spawnSync(command, rest, {
    cwd: copy,
    input,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], NO_COLOR: "1" },
  });
  return { status: ran.status, output: `${ran.stdout}${ran.stderr}` };
};
const binary = (path: string): string[] => [process.execPath, join(ROOT, "node_modules", path)];

describe("the examples of CONTRIBUTING.md", () => {
  beforeAll(() => {
    copy = temporaryFolder();
    for (const name of NEEDED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  });

  it("show how to add each kind of thing, with a test", () => {
    expect(examples.map(({ heading }) => heading)).toEqual(CHAPTERS);
    for (const { diff } of examples) expect(testsOf(diff)).toHaveLength(1);
  });

  // One upon the other, as they would come in.
  it.each(examples)("$heading: can be applied", ({ diff }) => {
    expect(run(["git", "apply", "-"], diff)).toEqual({ status: 0, output: "" });
  });

  it("fit the types", { timeout: 300_000 }, () => {
    const include = ["src", "adapters", ...examples.flatMap(({ diff }) => testsOf(diff))];
    const compilerOptions = { noEmit: true, rootDir: "." };
    const settings = { extends: "./tsconfig.json", compilerOptions, include };
    writeFileSync(join(copy, "tsconfig.examples.json"), JSON.stringify(settings));
    expect(run([...binary("typescript/bin/tsc"), "-p", "tsconfig.examples.json"])).toEqual({
      status: 0,
      output: "",
    });
  });

  it("do what they are for", { timeout: 300_000 }, () => {
    const paths = examples.flatMap(({ diff }) => testsOf(diff));
    const vitest = [...binary("vitest/vitest.mjs"), "run", "--config", "tests/vitest.config.ts"];
    const ran = run([...vitest, "--project", "fast", ...paths]);
    expect(ran.output).toMatch(new RegExp(`Test Files +${paths.length} passed`));
    expect(ran.status).toBe(0);
  });
});
