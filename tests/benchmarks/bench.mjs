// What questions and indexes cost: every benchmark of speed, one after the other.
//   npm run bench -- [--peers=DIR] [--rounds=3] [--large]
// DIR is a folder of installed peers (see retrieval.mjs); with --large the corpora of growth.mjs and reindex.mjs are, too.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const given = process.argv.slice(2);
const passed = (...names) =>
  given.filter((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
const runs = [
  ["cold-ask.mjs", []],
  ["retrieval.mjs", passed("--peers", "--rounds")],
  ["growth.mjs", passed("--large")],
  ["reindex.mjs", passed("--large", "--rounds")],
];
const unknown = given.filter((word) => !runs.some(([, words]) => words.includes(word)));
if (unknown.length > 0) throw new Error(`${unknown.join(" ")}: see the first lines of this file`);

for (const [script, words] of runs) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [path, ...words], { stdio: "inherit" });
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}
