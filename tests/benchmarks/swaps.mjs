#!/usr/bin/env node
// Does a bot that follows the index grow with the times it is switched? Another process publishes one changed document
// after the other; this one takes each generation up, asks, and tells what it holds at a tenth, half and all: the heap
// in use and what lies outside it, after a collection. Resident memory is told too but not judged: it grows by steps as
// V8 makes its young generation larger, and the system's allocator keeps what was freed.
// Every answer must be of the newest edition, its quotes slices of the text that it names. Not part of the tests.
import { fork } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const USAGE = `Usage: npm run build && node --expose-gc tests/benchmarks/swaps.mjs [--swaps=500] [--asked=2] [--encoder=none|embedded]
--asked    questions after each switch
--encoder  embedded loads the vectors and their index with every generation
Prints one JSON object. Exit code 1 when an answer was wrong or what is held grew by more than a tenth in the second half.`;

const { values: given } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    swaps: { type: "string", default: "500" },
    asked: { type: "string", default: "2" },
    encoder: { type: "string", default: "none" },
    publisher: { type: "string" },
  },
});
const root = new URL("../../", import.meta.url);
const built = (path) => import(new URL(`dist/${path}`, root).href);
const places = (home) => ({ documents: join(home, "documents"), data: join(home, "data") });
const edit = (home, edition) =>
  writeFileSync(
    join(places(home).documents, "travel.md"),
    `# Travel policy\n\n## Hotels\n\nA hotel in Berlin may cost up to ${1000 + edition} euros a night.\n`,
  );

async function publishing(home) {
  const { documents, data } = places(home);
  const { generationStore } = await built("src/generations/generation-store.js");
  const { buildIndex } = await built("src/indexing/build-index.js");
  const { SILENT } = await built("src/indexing/progress.js");
  const { densePorts } = await built("adapters/encoders/dense-ports.js");
  const dense = densePorts(given.encoder, data);
  const { encoder } = await dense.encoder();
  const store = generationStore({ dataFolder: data, now: () => new Date(), random: Math.random });
  const publish = async (edition) => {
    edit(home, edition);
    const ports = encoder && { encoder, graph: dense.graph };
    const options = { folder: documents, full: false, dryRun: false, dense: ports };
    const { result } = await buildIndex(store, options, SILENT, () => performance.now());
    process.send({ published: result.generation });
  };
  process.on("message", ({ edition }) => {
    publish(edition).catch((error) => {
      console.error(error);
      process.exit(1);
    });
  });
  process.on("disconnect", () => process.exit(0));
  await publish(0);
}

async function following(swaps, asked) {
  const home = mkdtempSync(join(tmpdir(), "verse-swaps-"));
  const { documents, data } = places(home);
  cpSync(fileURLToPath(new URL("seeds", root)), documents, { recursive: true });
  const publisher = fork(fileURLToPath(import.meta.url), [
    `--publisher=${home}`,
    `--encoder=${given.encoder}`,
  ]);
  const published = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`the publisher ended with ${code}`));
      publisher.once("exit", ended);
      publisher.once("message", (message) => {
        publisher.off("exit", ended);
        resolve(message.published);
      });
    });
  await published();
  const { readConfig } = await built("src/config.js");
  const { workbench } = await built("src/commands/workbench.js");
  const { densePorts } = await built("adapters/encoders/dense-ports.js");
  const { follow } = await built("src/serving/follow.js");
  const { openLibrary } = await built("src/indexing/open-library.js");
  const env = { ...process.env, VERSE_DATA: data, VERSE_DOCUMENTS: documents, VERSE_ENCODER: given.encoder };
  const silent = { out() {}, err() {}, width: null, colour: false, errIsTerminal: false };
  const dense = { ...densePorts(given.encoder, data), lexicon: async () => null };
  const bench = workbench(await readConfig(env), dense, silent, () => process.stderr);
  const log = { info() {}, warn: console.error, error: console.error, debug() {} };
  const first = await openLibrary(bench.store, bench.dense);
  const tools = await bench.answeringTools();
  const choices = { today: bench.today, top: 3, inForceOnly: false, tools };
  const { live, answerer } = follow(bench, first, choices, Date.now, log);

  const marks = [Math.ceil(swaps / 10), Math.ceil(swaps / 2), swaps];
  const heldMb = {};
  const rssMb = {};
  const megabytes = (bytes) => Math.round(bytes / 2 ** 18) / 4;
  let wrong = 0;
  const began = performance.now();
  for (let edition = 1; edition <= swaps; edition++) {
    const next = published();
    publisher.send({ edition });
    const generation = await next;
    await live.refresh();
    for (let n = 0; n < asked; n++) {
      const answer = await answerer.ask({
        text: "How much may a hotel in Berlin cost?",
        audience: "public",
      });
      const [quote] = answer.quotes;
      const source = quote && (await answerer.source(quote.document.id, generation, "public"));
      const right =
        answer.index.generation === generation &&
        quote?.text.includes(`${1000 + edition} euros`) &&
        source?.text.slice(quote.start, quote.end) === quote.text;
      if (!right) wrong++;
    }
    if (!marks.includes(edition)) continue;
    // What native parts hold is freed after the objects that own it.
    for (let n = 0; n < 2; n++) {
      globalThis.gc();
      await new Promise(setImmediate);
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    heldMb[edition] = megabytes(heapUsed + external);
    rssMb[edition] = Math.round(megabytes(rss));
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  publisher.disconnect();
  await dense.close();
  rmSync(home, { recursive: true, force: true });
  console.log(
    JSON.stringify({ swaps, asked: swaps * asked, wrong, heldMb, rssMb, seconds, encoder: given.encoder }),
  );
  process.exitCode = wrong > 0 || heldMb[swaps] > heldMb[marks[1]] * 1.1 ? 1 : 0;
}

if (given.help || globalThis.gc === undefined) console.log(USAGE);
else if (given.publisher !== undefined) await publishing(given.publisher);
else await following(Number(given.swaps), Number(given.asked));
