import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Two lanes ask for the build; the second finds it made. */
const BUILT = "TESTS_HAVE_BUILT";

/** Commands and worker threads run built files (src/compiled.ts), so what is tested is built first, once a run. */
export default function build(): void {
  if (process.env[BUILT] !== undefined) return;
  const root = fileURLToPath(new URL("..", import.meta.url));
  const run = spawnSync(process.execPath, [".ci/build.mjs"], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The program cannot be built.\n${run.stdout}${run.stderr}`);
  process.env[BUILT] = "yes";
}
