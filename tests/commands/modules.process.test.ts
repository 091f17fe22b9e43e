import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { loadedModules, packagesOf, TELLING_MODULES } from "./loaded-modules.js";
import { CLI, SEEDS } from "./verse.js";

/** A place with documents and no setting at all, as a newcomer's clone. */
const home = temporaryFolder();

function modulesOf(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { code: number | null; modules: string[] } {
  const { status, stderr } = spawnSync(process.execPath, [...TELLING_MODULES, CLI, ...words], {
    cwd: home,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    encoding: "utf8",
  });
  return { code: status, modules: loadedModules(stderr) };
}

const QUESTION = ["ask", "Until when do Shanghai's jewelry zone measures stay in effect?"];
const filesOf = (modules: readonly string[]): string[] => modules.filter((url) => /\.c?js$/.test(url));

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

  it("a bundled package is seen too", () => {
    expect(packagesOf(modulesOf(["--help"]).modules)).toContain("commander");
  });

  it("a question without a model loads no language model, no chat library and no reader of files", () => {
    const { code, modules } = modulesOf(QUESTION);
    expect(code).toBe(0);
    expect(modules.some((url) => url.endsWith("/answering/answer.ts"))).toBe(true);
    // What it requires is not among the modules that are imported.
    expect(modules.some((url) => url.endsWith("/onnx/runtime.ts"))).toBe(true);
    console.log(`ask loads ${modules.length} modules; packages: ${packagesOf(modules).join(", ")}`);
    const foreign = /langchain|slack|discord|yaml|parse5|markdown-it|jschardet|pino|cli-progress|hono/;
    expect(packagesOf(modules).filter((name) => foreign.test(name))).toEqual([]);
  });

  it("a cold question by words opens few files, and neither the schemas nor the native runtimes", () => {
    expect(modulesOf(["index"], { VERSE_ENCODER: "none", VERSE_DATA: join(home, "words") }).code).toBe(0);
    const { code, modules } = modulesOf(QUESTION, {
      VERSE_ENCODER: "none",
      VERSE_DATA: join(home, "words"),
    });
    expect(code).toBe(0);
    expect(packagesOf(modules)).toEqual(["commander"]);
    expect(modules.filter((url) => url.includes("/adapters/models/"))).toEqual([]);
    const opened = filesOf(modules).filter((url) => url.includes("/dist/"));
    expect(opened.length).toBeLessThanOrEqual(4);
  });
});
