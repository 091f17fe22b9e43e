import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { CLI, freshFolder, SEEDS } from "./verse.js";

/** A place with documents and no setting at all, as a newcomer's clone. */
const home = freshFolder();

/** Prints the address of every module that is loaded, on a line of its own that begins with "module ". */
const HOOK = `
import { writeSync } from "node:fs";
export async function load(url, context, next) { writeSync(2, "module " + url + "\\n"); return next(url, context); }`;
const REGISTER = `import { register } from "node:module"; register(${JSON.stringify(asUrl(HOOK))});`;

function asUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function modulesOf(words: readonly string[]): { code: number | null; modules: string[] } {
  const { status, stderr } = spawnSync(process.execPath, ["--import", asUrl(REGISTER), CLI, ...words], {
    cwd: home,
    env: { PATH: process.env["PATH"] ?? "" },
    encoding: "utf8",
  });
  const lines = stderr.split("\n").filter((line) => line.startsWith("module "));
  return { code: status, modules: lines.map((line) => line.slice("module ".length)) };
}

const packagesOf = (modules: readonly string[]): string[] => [
  ...new Set(modules.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])),
];

describe("modules", () => {
  beforeAll(() => {
    symlinkSync(SEEDS, join(home, "seeds"));
    expect(modulesOf(["index"]).code).toBe(0);
  });

  it("indexing is seen to load its readers, so this test sees what is loaded", () => {
    expect(packagesOf(modulesOf(["index", "--full"]).modules)).toEqual(
      expect.arrayContaining(["yaml", "parse5"]),
    );
  });

  it("a question without a model loads no language model, no chat library and no reader of files", () => {
    const { code, modules } = modulesOf([
      "ask",
      "Until when do Shanghai's jewelry zone measures stay in effect?",
    ]);
    expect(code).toBe(0);
    expect(modules.some((url) => url.endsWith("/answering/answer.js"))).toBe(true);
    console.log(`ask loads ${modules.length} modules; packages: ${packagesOf(modules).join(", ")}`);
    const foreign = /langchain|slack|discord|yaml|parse5|mdast|micromark|pino|cli-progress|hono/;
    expect(packagesOf(modules).filter((name) => foreign.test(name))).toEqual([]);
  });
});
