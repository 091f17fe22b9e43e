import { spawnSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
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

const NODE = Number.parseInt(process.versions.node, 10);

/** Prints at the end which of Node's own modules were loaded since the program began. */
const TELLING_BUILTINS = `
const before = new Set(process.moduleLoadList);
process.on("exit", () => {
  const added = process.moduleLoadList.filter((name) => !before.has(name));
  require("node:fs").writeSync(2, JSON.stringify(added));
});`;

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
    expect(packagesOf(modules)).toContain("onnxruntime-node");
    console.log(`ask loads ${modules.length} modules; packages: ${packagesOf(modules).join(", ")}`);
    const foreign = /langchain|slack|discord|yaml|parse5|mdast|micromark|pino|cli-progress|hono/;
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

  it("a cold question by words loads neither Node's loader of ES modules nor its streams for output and promises of files", () => {
    const telling = join(home, "telling-builtins.cjs");
    writeFileSync(telling, TELLING_BUILTINS);
    const builtinsOf = (...words: string[]): string[] => {
      const { stderr } = spawnSync(process.execPath, ["--require", telling, CLI, ...words], {
        cwd: home,
        env: { PATH: process.env["PATH"] ?? "", VERSE_ENCODER: "none", VERSE_DATA: join(home, "words") },
        encoding: "utf8",
      });
      return z.array(z.string()).parse(JSON.parse(stderr));
    };
    const dear = /^NativeModule (?:net|tty|fs\/promises|internal\/modules\/esm\/translators|worker_threads)$/;
    expect(builtinsOf(...QUESTION).filter((name) => dear.test(name))).toEqual([]);
    // Later releases of Node begin with all of these in their snapshot, and then no command adds one.
    if (NODE === 20) expect(builtinsOf("status").some((name) => dear.test(name))).toBe(true);
  });
});
