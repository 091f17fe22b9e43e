// One phase of a benchmark in a process of its own, so that its time and memory are its own.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const measured = fileURLToPath(new URL("measured-process.mjs", import.meta.url));

/** A file's stamp is relied on when it is two seconds old. */
export const settle = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);

/** What measured-process.mjs prints of a phase with these options. */
export function runMeasured(phase, options) {
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const ran = spawnSync(process.execPath, [measured, phase, ...flags], { encoding: "utf8", maxBuffer: 1e8 });
  try {
    return JSON.parse(ran.stdout.trim().split("\n").at(-1));
  } catch {
    throw new Error(`${phase} ${flags.join(" ")} printed no JSON: ${ran.stderr.slice(-600)}`);
  }
}
