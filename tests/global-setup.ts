import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Worker threads run compiled files (src/compiled.ts), so what is tested is compiled first. */
export default function compile(): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const run = spawnSync(process.execPath, [join(dirname(manifest), "bin/tsc"), "-p", "tsconfig.json"], {
    cwd: root,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`The program does not compile.\n${run.stdout}${run.stderr}`);
}
