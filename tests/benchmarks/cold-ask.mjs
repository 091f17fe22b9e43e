// What a person waits for `verse ask` with a published index, beside the shortest possible Node process. With the command
// line of another build (its dist/src/cli.js) that one is asked the same: `node tests/benchmarks/cold-ask.mjs 15 OTHER`.
// All are interleaved, so that a busy machine slows all alike.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROUNDS = Number(process.argv[2] ?? 15);
const other = process.argv[3];
const root = fileURLToPath(new URL("../..", import.meta.url));
const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";
/** A question by words takes less than so many empty processes, one with the encoder at most so much of the other build's. */
const EMPTY_PROCESSES = 3;
const OF_OTHER = 1.15;
const homes = [];

/** Wall and CPU milliseconds of a finished process; the CPU time is what this process's children have used. */
function timed(words, env) {
  const before = cpuOfChildren();
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { env: { PATH: process.env.PATH, ...env } });
  const wall = performance.now() - began;
  if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}: ${stderr}`);
  return { wall, cpu: cpuOfChildren() - before };
}

// Node tells no child's CPU time; the shell's `times` would need a shell each. Linux keeps the sum beside the process.
function cpuOfChildren() {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ");
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

function published(cli, encoder) {
  const home = mkdtempSync(join(tmpdir(), "verse-bench-"));
  homes.push(home);
  const env = {
    VERSE_DATA: join(home, "data"),
    VERSE_DOCUMENTS: join(root, "seeds"),
    VERSE_ENCODER: encoder,
  };
  timed([cli, "index"], env);
  return env;
}

const asked = (cli, encoder) => ({ words: [cli, "ask", QUESTION], env: published(cli, encoder) });

function judge(what, taken, allowed) {
  console.log(
    `target: ${what} = ${Math.round(allowed)} ms; taken ${taken} ms: ${taken < allowed ? "met" : "NOT met"}`,
  );
}

try {
  const cli = join(root, "dist/src/cli.js");
  const rows = {
    "node -e 0": { words: ["-e", "0"], env: {} },
    "verse --help": { words: [cli, "--help"], env: {} },
    "by words": asked(cli, "none"),
    "with the encoder": asked(cli, "embedded"),
    ...(other && {
      "by words, other build": asked(other, "none"),
      "with the encoder, other build": asked(other, "embedded"),
    }),
  };
  const times = Object.fromEntries(Object.keys(rows).map((name) => [name, { wall: [], cpu: [] }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, { words, env }] of Object.entries(rows)) {
      const { wall, cpu } = timed(words, env);
      times[name].wall.push(wall);
      times[name].cpu.push(cpu);
    }
  }
  console.log(`${ROUNDS} rounds, medians in ms (wall, CPU of all threads)`);
  const wall = {};
  for (const [name, taken] of Object.entries(times)) {
    wall[name] = Math.round(median(taken.wall));
    const cpu = Math.round(median(taken.cpu));
    console.log(`${name.padEnd(32)}${String(wall[name]).padStart(6)}${String(cpu).padStart(6)}`);
  }
  judge(
    `a question by words in under ${EMPTY_PROCESSES} times node -e 0`,
    wall["by words"],
    EMPTY_PROCESSES * wall["node -e 0"],
  );
  if (other)
    judge(
      `a question with the encoder in under ${OF_OTHER} times the other build's`,
      wall["with the encoder"],
      OF_OTHER * wall["with the encoder, other build"],
    );
} finally {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
}
