import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { CLI } from "./verse.js";

const home = temporaryFolder();
const file = join(home, ".env");
const status = (env: Readonly<Record<string, string>> = {}) => {
  const settings = { PATH: process.env["PATH"] ?? "", VERSE_ENCODER: "none", ...env };
  const ran = spawnSync(process.execPath, [CLI, "status"], { cwd: home, env: settings, encoding: "utf8" });
  return { code: ran.status, err: ran.stderr };
};

it("a file .env of the working folder is read, and the environment wins over it", () => {
  writeFileSync(file, "VERSE_TIMEZONE=Nowhere/Land\n");
  expect(status()).toEqual({ code: 2, err: expect.stringContaining("VERSE_TIMEZONE") });
  expect(status({ VERSE_TIMEZONE: "UTC" }).err).not.toContain("VERSE_TIMEZONE");
  rmSync(file);
  expect(status().err).not.toContain("VERSE_TIMEZONE");
});

it("one that cannot be read is told, with the cure", () => {
  mkdirSync(file);
  const { code, err } = status();
  expect([code, err.trim()]).toEqual([
    2,
    "The file .env cannot be read. Check that this user may read it, and that it has one NAME=value a line.",
  ]);
});
