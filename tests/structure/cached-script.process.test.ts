import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { ROOT } from "./sources.js";

const tool = (name: string): string => join(ROOT, ".ci", name);

it("a program built again runs the new code, though V8 kept the old of the same length", () => {
  const home = temporaryFolder();
  const path = join(home, "program.js");
  const script = `import { asCachedScript } from ${JSON.stringify(pathToFileURL(tool("cached-script.mjs")).href)};
    asCachedScript(${JSON.stringify(path)});`;
  const node = (...words: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    return stdout;
  };
  const build = (word: string): void => {
    writeFileSync(
      path,
      `import { writeSync } from "node:fs";\nconst WORD = "${word}";\nwriteSync(1, WORD);\n//# sourceMappingURL=program.js.map\n`,
    );
    node("--input-type=module", "--eval", script);
  };
  build("older");
  expect(node("--import", pathToFileURL(tool("keep-compiled.mjs")).href, join(home, "program.cjs"))).toBe(
    "older",
  );
  build("newer");
  expect(node(join(home, "program.cjs"))).toBe("newer");
});
