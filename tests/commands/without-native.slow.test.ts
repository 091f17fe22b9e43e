import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../structure/sources.js";
import { temporaryFolder } from "../temporary-folder.js";
import { environment } from "./verse.js";

/** The compiled program in a folder of its own, with every installed package but one, of which some parts may be there. */
function programWithout(absent: string, parts: readonly string[] = []): string {
  const home = temporaryFolder();
  for (const part of ["dist", "prompts", "package.json"]) {
    if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(home, part), { recursive: true });
  }
  const packages = join(ROOT, "node_modules");
  mkdirSync(join(home, "node_modules"));
  for (const name of readdirSync(packages)) {
    if (name !== absent) symlinkSync(join(packages, name), join(home, "node_modules", name));
  }
  for (const part of parts)
    cpSync(join(packages, absent, part), join(home, "node_modules", absent, part), { recursive: true });
  return home;
}

const runIn = (home: string, chosen: Readonly<Record<string, string>> = {}) => {
  const { VERSE_ENCODER: _, ...settings } = environment(join(home, "data"), {});
  return (...words: string[]) =>
    spawnSync(process.execPath, [join(home, "dist", "src", "cli.js"), ...words], {
      cwd: home,
      env: { ...settings, ...chosen },
      encoding: "utf8",
    });
};

const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";

describe("a platform without a native package", () => {
  it.each([
    ["hnswlib-node", { VERSE_ENCODER: "embedded" }, /exact scan answers instead.*npm ci/, "exact"],
    ["onnxruntime-node", {}, /onnxruntime-node is not installed.*npm ci.*by their words alone/, null],
  ])("%s: questions are answered and the status names the cure", (absent, chosen, cure, vectors) => {
    const run = runIn(programWithout(absent), chosen);
    const indexed = run("index");
    expect([indexed.status, indexed.stderr]).toEqual([0, expect.not.stringMatching(/^\s+at /m)]);
    const asked = run("ask", "--json", QUESTION);
    expect([asked.status, JSON.parse(asked.stdout).outcome]).toEqual([0, "answered"]);
    const { vectorIndex, problems } = JSON.parse(run("status", "--json").stdout);
    expect(vectorIndex).toBe(vectors);
    expect(problems).toContainEqual(expect.stringMatching(cure));
  });

  it("without hnswlib-node says so of an index from elsewhere, and takes its own further where the package comes back", () => {
    const bare = programWithout("hnswlib-node");
    const whole = programWithout("no package at all");
    expect(runIn(whole)("index").status).toBe(0);
    expect(runIn(bare)("index").status).toBe(0);
    for (const [from, to] of [
      [whole, bare],
      [bare, whole],
    ] as const)
      cpSync(join(from, "data"), join(to, "elsewhere"), { recursive: true });
    const at = (home: string) => runIn(home, { VERSE_DATA: join(home, "elsewhere") });
    const problems = (home: string) => JSON.parse(at(home)("status", "--json").stdout).problems;
    expect(problems(bare)).toEqual([expect.stringMatching(/could not be loaded; .*compiler.*npm ci/)]);
    expect(problems(whole)).toEqual([expect.stringMatching(/was built without hnswlib-node; .*verse index/)]);
    expect(JSON.parse(at(whole)("index", "--json").stdout)).toMatchObject({ published: true, encoded: 0 });
    expect(problems(whole)).toEqual([]);
  });

  describe("whose package is installed all the same", () => {
    const SCRIPT_ONLY = ["package.json", "dist"];
    const CURE = /does not load on this machine \(\w+ \w+: [^\n]+\)\. .*npm ci.*by their words alone\.$/m;
    const warned = { kind: "degraded", text: expect.stringContaining("by their words alone") };

    it("a first question builds an index of words, and is answered with a notice, every time", () => {
      const home = programWithout("onnxruntime-node", SCRIPT_ONLY);
      const run = runIn(home);
      const first = run("ask", "--json", QUESTION);
      expect([first.status, first.stderr]).toEqual([0, expect.stringMatching(CURE)]);
      const again = run("ask", "--json", QUESTION);
      expect([again.status, again.stderr]).toEqual([0, ""]);
      for (const { stdout } of [first, again]) {
        const { outcome, notices } = JSON.parse(stdout);
        expect([outcome, notices]).toEqual(["answered", expect.arrayContaining([warned])]);
      }
      const { generation, encoder, problems } = JSON.parse(run("status", "--json").stdout);
      expect([encoder, problems]).toEqual([null, [expect.stringMatching(CURE)]]);
      const unchanged = run("index", "--json");
      expect([unchanged.status, unchanged.stderr]).toEqual([0, expect.stringMatching(CURE)]);
      expect(JSON.parse(unchanged.stdout)).toMatchObject({ published: false, generation });
      const plain = runIn(home, { VERSE_ENCODER: "none" })("ask", "--json", QUESTION);
      expect(JSON.parse(plain.stdout).notices).not.toContainEqual(warned);
    });

    it("an index with vectors from another machine is searched by its words, and the status says so", () => {
      const home = programWithout("onnxruntime-node", SCRIPT_ONLY);
      const whole = programWithout("no package at all");
      expect(runIn(whole)("index").status).toBe(0);
      cpSync(join(whole, "data"), join(home, "data"), { recursive: true });
      const run = runIn(home);
      const asked = run("ask", "--json", QUESTION);
      expect([asked.status, asked.stderr]).toEqual([
        0,
        expect.stringMatching(/^warning: onnxruntime-node does not/),
      ]);
      expect(JSON.parse(asked.stdout).notices).toContainEqual(warned);
      const { healthy, problems } = JSON.parse(run("status", "--json").stdout);
      expect([healthy, problems]).toEqual([false, [expect.stringMatching(CURE)]]);
    });
  });
});
