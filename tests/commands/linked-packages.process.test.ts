import { spawnSync } from "node:child_process";
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { ROOT } from "../structure/sources.js";
import { temporaryFolder } from "../temporary-folder.js";

const WRITER = pathToFileURL(join(ROOT, "dist/src/commands/output-channel.js")).href;

it("packages in a linked folder are found where they are after an output was found to be a pipe", () => {
  const home = temporaryFolder();
  for (const name of ["first", "second"]) {
    const folder = join(home, "packages", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), `{"name":"${name}","main":"index.js"}`);
    writeFileSync(join(folder, "index.js"), "exports.loaded = true;");
  }
  mkdirSync(join(home, "program"));
  symlinkSync(join(home, "packages"), join(home, "program", "node_modules"));
  const program = join(home, "program", "main.mjs");
  writeFileSync(
    program,
    `const { channelTo } = await import("${WRITER}");
await import("first");
const { write } = channelTo({ fd: 1, stream: () => process.stdout, closed: () => undefined });
write(import.meta.resolve("second"));`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: "utf8" });
  expect(stderr).toBe("");
  // Two paths of one file are two modules, of which one stays empty.
  expect(stdout).toBe(pathToFileURL(realpathSync(join(home, "packages", "second", "index.js"))).href);
});
