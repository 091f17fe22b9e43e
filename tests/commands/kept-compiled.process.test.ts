import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../structure/sources.js";
import { temporaryFolder } from "../temporary-folder.js";
import { environment } from "./verse.js";

/** The built program in a folder of its own, where what is kept compiled can be damaged. */
const home = temporaryFolder();
const kept = join(home, "dist/src/cli.script.cjs.cache");
const whole = readFileSync(join(ROOT, "dist/src/cli.script.cjs.cache"));

/** Tells on standard error whether V8 was given something kept, and whether it took it. */
const telling = join(home, "telling.cjs");
const TELLING = `
const vm = require("node:vm");
const { Script } = vm;
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options);
    const given = options.cachedData !== undefined;
    process.stderr.write(given ? (this.cachedDataRejected ? "refused" : "taken") : "nothing given");
  }
};`;

const run = (program: string, ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", telling, join(home, "dist/src", program), ...words],
    { cwd: home, env: environment(join(home, "data")), encoding: "utf8" },
  );
  return { status, stdout, stderr };
};
const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";
const ANSWERED = { status: 0, stdout: expect.stringContaining("March 31, 2030") };

/** What stands in the file, with a checksum that fits. */
const summed = (compiled: Buffer): Buffer =>
  Buffer.concat([createHash("sha256").update(compiled).digest(), compiled]);
/** With one byte changed. */
function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
}

beforeAll(() => {
  cpSync(join(ROOT, "dist"), join(home, "dist"), { recursive: true });
  for (const part of ["prompts", "package.json", "node_modules"])
    if (existsSync(join(ROOT, part))) symlinkSync(join(ROOT, part), join(home, part));
  writeFileSync(telling, TELLING);
  expect(run("cli.cjs", "index").status).toBe(0);
});

describe("what the build keeps compiled", () => {
  it("is taken as it is", () => {
    expect(run("cli.cjs", "ask", QUESTION)).toEqual({ ...ANSWERED, stderr: "taken" });
  });

  it.each<[string, () => Buffer | null, string]>([
    ["is missing", () => null, "nothing given"],
    ["is empty", () => Buffer.alloc(0), "nothing given"],
    ["was cut off", () => whole.subarray(0, whole.length >> 1), "nothing given"],
    ["has a wrong byte in the middle", () => changed(whole, whole.length >> 1), "nothing given"],
    ["has a wrong byte in its checksum", () => changed(whole, 3), "nothing given"],
    // The head holds a number for the version of V8, and one for its settings.
    ["is another version's", () => summed(changed(whole.subarray(32), 4)), "refused"],
    ["is of other settings", () => summed(changed(whole.subarray(32), 12)), "refused"],
    ["is something else", () => summed(Buffer.from("kept by somebody else".repeat(50))), "refused"],
  ])("when it %s, the same words come out", (_, content, told) => {
    const before = run("cli.cjs", "ask", QUESTION).stdout;
    const bytes = content();
    if (bytes === null) rmSync(kept);
    else writeFileSync(kept, bytes);
    try {
      expect(run("cli.cjs", "ask", QUESTION)).toEqual({ ...ANSWERED, stdout: before, stderr: told });
      expect(run("cli.cjs", "--help")).toEqual({ status: 0, stdout: expect.any(String), stderr: told });
    } finally {
      writeFileSync(kept, whole);
    }
  });
});

describe("the program as a module", () => {
  it.each([["ask", QUESTION], ["--help"], ["status"], ["ask", ""], ["asks"]])(
    "verse %s %s ends as the script does, and the script is run once",
    (...words) => {
      expect(run("cli.js", ...words)).toEqual(run("cli.cjs", ...words));
      expect(run("cli.js", ...words).stderr.split("taken")).toHaveLength(2);
    },
  );
});
