import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../structure/sources.js";
import { temporaryFolder } from "../temporary-folder.js";
import { environment } from "./verse.js";

/** The compiled program in a folder of its own, with every installed package but one. */
function programWithout(absent: string): string {
  const home = temporaryFolder();
  for (const part of ["dist", "prompts", "package.json"]) {
    if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(home, part), { recursive: true });
  }
  const packages = join(ROOT, "node_modules");
  mkdirSync(join(home, "node_modules"));
  for (const name of readdirSync(packages)) {
    if (name !== absent) symlinkSync(join(packages, name), join(home, "node_modules", name));
  }
  return home;
}

const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";

describe("a platform without a native package", () => {
  it.each([
    ["hnswlib-node", { VERSE_ENCODER: "embedded" }, /exact scan answers instead.*npm ci/, "exact"],
    ["onnxruntime-node", {}, /onnxruntime-node is not installed.*npm ci.*by their words alone/, null],
  ])("%s: questions are answered and the status names the cure", (absent, chosen, cure, vectors) => {
    const home = programWithout(absent);
    const { VERSE_ENCODER: _, ...settings } = environment(join(home, "data"), {});
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [join(home, "dist", "src", "cli.js"), ...words], {
        cwd: home,
        env: { ...settings, ...chosen },
        encoding: "utf8",
      });
    const indexed = run("index");
    expect([indexed.status, indexed.stderr]).toEqual([0, expect.not.stringMatching(/^\s+at /m)]);
    const asked = run("ask", "--json", QUESTION);
    expect([asked.status, JSON.parse(asked.stdout).outcome]).toEqual([0, "answered"]);
    const { vectorIndex, problems } = JSON.parse(run("status", "--json").stdout);
    expect(vectorIndex).toBe(vectors);
    expect(problems).toContainEqual(expect.stringMatching(cure));
  });
});
