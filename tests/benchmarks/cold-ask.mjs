// What a person waits for `verse ask` with a published index, beside the shortest possible Node process and the time
// that opening the index takes: interleaved, so that a busy machine slows all alike. The index's load time is what a process
// takes longer than an empty one that does nothing but open the index, built as the command line is: with its two hundred
// modules apart, or compiled anew each time, it would look dearer, and the target easier.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../../.ci/bundle.mjs";
import { asCachedScript } from "../../.ci/cached-script.mjs";

const ROUNDS = Number(process.argv[2] ?? 15);
const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/src/cli.cjs");
const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";
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

/** A program that opens the index and ends, as a script that is kept compiled. */
async function openingProgram(env) {
  const home = mkdtempSync(join(tmpdir(), "verse-bench-"));
  homes.push(home);
  const from = (path) => JSON.stringify(join(root, "dist/src", path));
  writeFileSync(
    join(home, "open.ts"),
    `import { waitingFileSystem } from ${from("generations/file-system.js")};
    import { generationStore } from ${from("generations/generation-store.js")};
    import { openLibrary } from ${from("commands/open-library.js")};
    const store = generationStore({ dataFolder: process.env.VERSE_DATA, now: () => new Date(), random: Math.random, files: waitingFileSystem });
    openLibrary(store, { graph: null, encoder: async () => ({ encoder: null, problem: null }), close: async () => {} })
      .then(({ library }) => { process.exitCode = library.searcher ? 0 : 1; });`,
  );
  const built = join(home, "built");
  await bundle(home, "open", built, { open: ["open.ts"] });
  asCachedScript(join(built, "open.js"));
  const program = join(built, "open.cjs");
  timed(["--import", join(root, ".ci/keep-compiled.mjs"), program], env);
  return program;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

function published(encoder) {
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

try {
  const lexical = published("none");
  const embedded = published("embedded");
  const open = await openingProgram(lexical);
  const rows = {
    "node -e 0": { words: ["-e", "0"], env: {} },
    "index opened": { words: [open], env: lexical },
    "verse --help": { words: [cli, "--help"], env: {} },
    "verse ask, by words": { words: [cli, "ask", QUESTION], env: lexical },
    "verse ask, with the encoder": { words: [cli, "ask", QUESTION], env: embedded },
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
  const result = {};
  for (const [name, { wall, cpu }] of Object.entries(times)) {
    result[name] = { wall: Math.round(median(wall)), cpu: Math.round(median(cpu)) };
    console.log(
      `${name.padEnd(30)}${String(result[name].wall).padStart(6)}${String(result[name].cpu).padStart(6)}`,
    );
  }
  const bare = result["node -e 0"].wall;
  const allowed = 2 * bare + (result["index opened"].wall - bare);
  const asked = result["verse ask, by words"].wall;
  console.log(
    `target: under twice node -e 0 plus opening the index = ${allowed} ms; asked by words in ${asked} ms: ${asked < allowed ? "met" : "NOT met"}`,
  );
} finally {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
}
