// What a question and an index cost, on the seed documents; beside peers with the same weights, when a folder of
// installed peers is given. Rounds are interleaved, so that a busy machine slows all alike; the medians so
// far are printed after each round.
//   node tests/benchmarks/retrieval.mjs [--rounds=3] [--peers=DIR] [--only=NAME]
// Each peer's script prints one JSON line with the fields that measured-process.mjs prints.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2).join(" ");
const given = Object.fromEntries(
  [...words.matchAll(/--([a-z]+)[= ](\S+)/g)].map(([, name, value]) => [name, value]),
);
const rounds = Number(given.rounds ?? 3);
const root = fileURLToPath(new URL("../..", import.meta.url));
const seeds = join(root, "seeds");
const measured = fileURLToPath(new URL("measured-process.mjs", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "verse-bench-"));
const characters = readdirSync(seeds)
  .filter((name) => name.endsWith(".txt"))
  .reduce((sum, name) => sum + readFileSync(join(seeds, name), "utf8").length, 0);

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function run(words, cwd = root) {
  const ran = spawnSync(process.execPath, words, { cwd, encoding: "utf8", maxBuffer: 1e8 });
  try {
    return JSON.parse(ran.stdout.trim().split("\n").at(-1));
  } catch {
    throw new Error(`${words.join(" ")} printed no JSON: ${ran.stderr.slice(-600)}`);
  }
}

/** A fresh folder an index; the later processes open what the first has published. */
async function product(round) {
  const data = join(home, `data-${round}`);
  const words = [`--data=${data}`, `--documents=${seeds}`, "--encoder=embedded"];
  const { rss_mb: index_rss_mb, ...built } = run([measured, "index", ...words]);
  const asked = run([measured, "ask", ...words]);
  return { ...built, index_rss_mb, ...asked, first_answer_since_start_ms: await coldAnswer(data) };
}

/** What is shipped, cold: milliseconds until its first words of an answer. The peers count from their own first line on. */
function coldAnswer(data) {
  const began = performance.now();
  const question = "What does the Shanghai plan say about fashion consumer goods?";
  const env = { PATH: process.env.PATH, VERSE_DATA: data, VERSE_DOCUMENTS: seeds };
  const child = spawn(process.execPath, [join(root, "dist/src/cli.js"), "ask", question], { env });
  return new Promise((resolve, reject) => {
    let answered = null;
    child.stdout.on("data", () => {
      answered ??= performance.now() - began;
    });
    child.on("close", (code) =>
      answered === null ? reject(new Error(`ask ended with ${code}`)) : resolve(answered),
    );
  });
}

function peer(script, store, persists) {
  return (round) => {
    const cwd = resolve(given.peers);
    const folder = join(home, `${store}-${round}`);
    mkdirSync(folder);
    const words = [script, `--store=${store}`, `--docs=${seeds}`, `--persist=${folder}`];
    const all = run(words, cwd);
    const cold = persists ? run([...words, "--phase=query"], cwd) : all;
    // One thread does everything, so its rate is that of one asker and its event loop stands still for an encoding.
    return {
      ...all,
      index_rss_mb: all.rss_mb,
      rss_mb: cold.rss_mb,
      first_answer_since_start_ms: cold.first_answer_since_start_ms,
      load_ms: cold.load_ms,
      questions_per_s: 1000 / all.warm_p50_ms,
      passages: all.chunks,
    };
  };
}

const runners = { product };
if (given.peers) {
  runners["LangChain HNSWLib"] = peer("langchain.mjs", "hnswlib", true);
  runners["LangChain Memory"] = peer("langchain.mjs", "memory", false);
  runners["LlamaIndex.TS"] = peer("llamaindex.mjs", "llamaindex", true);
}

for (const name of Object.keys(runners)) {
  if (given.only && name !== "product" && !name.includes(given.only)) delete runners[name];
}

const ROWS = [
  ["warm question, p50 ms", ({ warm_p50_ms }) => warm_p50_ms],
  ["warm question, CPU ms", ({ warm_cpu_ms_per_query }) => warm_cpu_ms_per_query],
  ["cold process -> first answer, ms", (result) => result.first_answer_since_start_ms],
  ["loading the index, ms", ({ load_ms }) => load_ms],
  ["index, CPU ms per 1,000 characters", ({ index_cpu_ms }) => (1000 * index_cpu_ms) / characters],
  ["questions/s, 16 askers (peers: 1)", ({ questions_per_s }) => questions_per_s],
  ["CPU ms a question, 16 askers", ({ loaded_cpu_ms_per_query }) => loaded_cpu_ms_per_query],
  ["event loop delay p99 ms, 16 askers", ({ event_loop_p99_ms }) => event_loop_p99_ms],
  ["RSS asking, MB", ({ rss_mb }) => rss_mb],
  ["RSS indexing, MB", ({ index_rss_mb }) => index_rss_mb],
  ["passages", ({ passages }) => passages],
];
/** More is better in this row alone. */
const RATE = "questions/s, 16 askers (peers: 1)";

function show(results) {
  console.log(
    `${results.product.length} of ${rounds} rounds, medians; ${characters.toLocaleString("en")} characters. (x times better than the peer)`,
  );
  const names = Object.keys(results);
  console.log(`${"".padEnd(38)}${names.map((name) => name.padStart(20)).join("")}`);
  for (const [label, of] of ROWS) {
    const values = names.map((name) => median(results[name].map(of)));
    const cells = values.map((value, i) => {
      if (value === undefined || Number.isNaN(value)) return "-".padStart(20);
      const ratio = label === RATE ? values[0] / value : value / values[0];
      const better = i > 0 && label !== "passages" ? ` (x${ratio.toFixed(1)})` : "";
      return `${value.toFixed(1)}${better}`.padStart(20);
    });
    console.log(`${label.padEnd(38)}${cells.join("")}`);
  }
}

try {
  const results = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, runner] of Object.entries(runners)) results[name].push(await runner(round));
    show(results);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
