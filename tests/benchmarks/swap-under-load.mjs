#!/usr/bin/env node
// Twenty questions a second while another process publishes a changed index every second; not part of the tests.
// Usage: npm run build && node tests/benchmarks/swap-under-load.mjs [--serve] [seconds] [questions a second]
// --serve asks a real `verse serve` through both platforms' stand-ins, with the encoder on.
// Every quote is compared with the text of the generation that its answer names. Prints one JSON object.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMainThread, Worker, workerData } from "node:worker_threads";

const root = new URL("../../", import.meta.url);
const built = (path) => import(new URL(`dist/${path}`, root).href);

/** The hotel's price names the edition, so that a mixture of two generations would show. */
const text = (edition) => `# Travel policy

## Hotels

A hotel in Berlin may cost up to ${100 + edition} euros a night. This is edition ${edition}.
`;

async function publishing({ documents, data, everyMs }) {
  const { generationStore } = await built("src/generations/generation-store.js");
  const { buildIndex } = await built("src/indexing/build-index.js");
  const { SILENT } = await built("src/indexing/progress.js");
  const store = generationStore({ dataFolder: data, now: () => new Date(), random: Math.random });
  for (let edition = 1; ; edition++) {
    const began = Date.now();
    await writeFile(join(documents, "travel.md"), text(edition));
    await buildIndex(store, { folder: documents, full: false, dryRun: false, dense: null }, SILENT, () =>
      performance.now(),
    );
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, everyMs - (Date.now() - began))));
  }
}

async function asking(seconds, rate, everyMs) {
  const folder = await mkdtemp(join(tmpdir(), "verse-swap-"));
  const documents = join(folder, "documents");
  const data = join(folder, "data");
  await mkdir(documents);
  await writeFile(join(documents, "travel.md"), text(0));
  const cli = new URL("dist/src/cli.js", root).pathname;
  const env = { ...process.env, VERSE_DATA: data, VERSE_DOCUMENTS: documents, VERSE_ENCODER: "none" };
  spawnSync(process.execPath, [cli, "index"], { env, stdio: "inherit" });
  const { readConfig } = await built("src/config.js");
  const { workbench } = await built("src/commands/workbench.js");
  const { densePorts } = await built("adapters/encoders/dense-ports.js");
  const { follow } = await built("src/serving/follow.js");
  const { openLibrary } = await built("src/indexing/open-library.js");
  const config = await readConfig(env);
  const silent = { out() {}, err() {}, width: null, colour: false, errIsTerminal: false };
  const bench = workbench(
    config,
    { ...densePorts("none", data), lexicon: async () => null },
    silent,
    () => process.stderr,
  );
  const log = { info() {}, warn: console.error, error: console.error, debug() {} };
  const first = await openLibrary(bench.store, bench.dense);
  const tools = await bench.answeringTools();
  const choices = { today: bench.today, top: 3, inForceOnly: false, tools };
  const { live, answerer } = follow(bench, first, choices, Date.now, log);
  const unwatch = live.watch(250);
  const publisher = new Worker(new URL(import.meta.url), { workerData: { documents, data, everyMs } });
  publisher.on("error", (error) => {
    throw error;
  });

  const generations = new Set();
  let asked = 0;
  let wrong = 0;
  let unverifiable = 0;
  const ask = async () => {
    const answer = await answerer.ask({ text: "How much may a hotel in Berlin cost?", audience: "public" });
    asked++;
    generations.add(answer.index.generation);
    const editions = new Set();
    for (const quote of answer.quotes) {
      const source = await answerer.source(quote.document.id, answer.index.generation, "public");
      if (source === null) unverifiable++;
      else if (source.text.slice(quote.start, quote.end) !== quote.text) wrong++;
      if (source !== null) editions.add(source.version === quote.document.version);
    }
    if (answer.outcome !== "answered" || editions.has(false)) wrong++;
  };
  const end = Date.now() + seconds * 1_000;
  const pending = [];
  while (Date.now() < end) {
    pending.push(ask());
    await new Promise((resolve) => setTimeout(resolve, 1_000 / rate));
  }
  await Promise.all(pending);
  unwatch();
  await publisher.terminate();
  const { rss } = process.memoryUsage();
  console.log(
    JSON.stringify({
      seconds,
      asked,
      generations: generations.size,
      wrong,
      unverifiable,
      rssMb: Math.round(rss / 2 ** 20),
    }),
  );
  await rm(folder, { recursive: true, force: true });
  process.exitCode = wrong === 0 && unverifiable === 0 ? 0 : 1;
}

const words = process.argv.slice(2).filter((word) => word !== "--serve");

function serving([seconds = "20", rate = "4"]) {
  const config = "tests/benchmarks/vitest.config.ts";
  const { status } = spawnSync("npx", ["vitest", "run", "--config", config, "swap-under-load"], {
    cwd: root,
    env: { ...process.env, SWAP_SECONDS: seconds, SWAP_RATE: rate },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

if (isMainThread && process.argv.includes("--serve")) serving(words);
else if (isMainThread) await asking(Number(words[0] ?? 60), Number(words[1] ?? 20), 1_000);
else await publishing(workerData);
