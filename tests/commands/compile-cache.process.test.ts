import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { CLI } from "./verse.js";

const keeps = "enableCompileCache" in module;

it("the program asks Node to keep what it compiles where Node can, and starts where it cannot", () => {
  const folder = join(temporaryFolder(), "kept");
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "--help"], {
    env: { PATH: process.env["PATH"] ?? "", TMPDIR: folder },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("Usage: verse");
  // Without a folder of its own Node keeps it below that for temporary files.
  expect(existsSync(join(folder, "node-compile-cache"))).toBe(keeps);
});
