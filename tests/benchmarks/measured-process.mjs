// One measured process of the product; prints one JSON line. Phases: `index` builds a generation, `ask` opens it and asks,
// `recall` compares the vector index with the exact scan.
//   node measured-process.mjs index|ask|recall --data=DIR --documents=DIR --encoder=none|embedded [--questions=FILE.json] [--rounds=30] [--askers=16]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const [phase, ...flags] = process.argv.slice(2);
const given = Object.fromEntries(flags.map((flag) => /^--([a-z]+)=(.*)$/.exec(flag).slice(1)));
const dist = (path) => join(fileURLToPath(new URL("../../dist", import.meta.url)), path);
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const round = (value) => Math.round(value * 100) / 100;
const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];

// The questions of the peers' scripts, so that all encode the same texts.
const QUESTIONS = given.questions
  ? JSON.parse(readFileSync(given.questions, "utf8"))
  : [
      "What does the Shanghai plan say about fashion consumer goods?",
      "What is the deadline of the action plan?",
      "Which industry scale should be reached by 2025?",
      "Who introduced the relevant content of the plan?",
      "What are the main tasks?",
      "Which companies are covered by the policy?",
      "How is compliance monitored?",
      "What happens when a requirement is not met?",
    ];

const { densePorts } = await import(dist("adapters/encoders/dense-ports.js"));
const { lexiconSource } = await import(dist("adapters/dictionary/lexicon-source.js"));
const { generationStore } = await import(dist("src/generations/generation-store.js"));
const dense = { ...densePorts(given.encoder, given.data), lexicon: lexiconSource(given.data) };
const store = generationStore({ dataFolder: given.data, now: () => new Date(), random: Math.random });
const now = () => performance.now();
const measured = await { index, ask, recall }[phase]();
console.log(JSON.stringify({ ...measured, rss_mb: round(process.memoryUsage().rss / 1e6) }));
await dense.close();

async function index() {
  const { buildIndex } = await import(dist("src/indexing/build-index.js"));
  // The model is loaded before the peers' clocks start, too.
  const { encoder } = await dense.encoder();
  await encoder?.encode(["warm"], "index");
  const silent = { step: () => undefined, end: () => undefined };
  const options = {
    folder: given.documents,
    full: given.full === "yes",
    dryRun: false,
    startedAt: Date.now(),
    dense: encoder && { encoder, graph: dense.graph },
  };
  const used = cpu();
  const began = now();
  const { result } = await buildIndex(store, options, silent, now);
  const took = { index_ms: round(now() - began), index_cpu_ms: round(cpu() - used) };
  const { generation } = await store.openCurrent();
  const { documents, passages, sentences } = generation.manifest.counts;
  const disk_mb = round(
    Object.values(generation.manifest.files).reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
  );
  return { ...took, documents, passages, sentences, encoded: result.encoded, reused: result.reused, disk_mb };
}

/** Share of the ten passages nearest to a question that the vector index finds. */
async function recall() {
  const { openLibrary } = await import(dist("src/indexing/open-library.js"));
  const { library } = await openLibrary(store, dense);
  const { search, passages } = library.searcher.dense;
  let found = 0;
  let there = 0;
  let spent = 0;
  for (const question of QUESTIONS) {
    const { vector } = await library.encoder(question, null);
    if (vector === null) continue;
    const exact = passages.search(vector, 10, null);
    const began = now();
    const near = search.search(vector, 10, null);
    spent += now() - began;
    // Passages of one text lie equally near: any of them will do.
    const last = exact.at(-1).score;
    found += near.filter(({ score }) => score >= last).length;
    there += exact.length;
  }
  return {
    kind: search.kind,
    recall10: found / there,
    search_ms: round((spent / QUESTIONS.length) * 100) / 100,
  };
}

async function ask() {
  const { openLibrary } = await import(dist("src/indexing/open-library.js"));
  const { answer } = await import(dist("src/answering/answer.js"));
  const opening = now();
  const { library } = await openLibrary(store, dense);
  const load_ms = round(now() - opening);
  const tools = { now, newId: () => "id", link: () => null };
  let asked = 0;
  const one = () => {
    const text = QUESTIONS[asked++ % QUESTIONS.length];
    const request = { text, audience: "public", asOf: "2026-01-01", inForceOnly: false, top: 3 };
    return answer(library, { ...request, documents: null, context: null }, tools);
  };
  await one();
  const first_answer_since_start_ms = round(process.uptime() * 1000);
  for (let i = 0; i < 10; i++) await one();
  const times = [];
  const rounds = Number(given.rounds ?? 30);
  let used = cpu();
  for (let i = 0; i < rounds; i++) {
    const began = now();
    await one();
    times.push(now() - began);
  }
  const warm = {
    warm_p50_ms: round(at(times, 0.5)),
    warm_p95_ms: round(at(times, 0.95)),
    warm_cpu_ms_per_query: round((cpu() - used) / rounds),
  };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  used = cpu();
  const began = now();
  const total = rounds * 8;
  let left = total;
  const asker = async () => {
    while (left-- > 0) await one();
  };
  await Promise.all(Array.from({ length: Number(given.askers ?? 16) }, asker));
  const seconds = (now() - began) / 1000;
  delay.disable();
  return {
    load_ms,
    first_answer_since_start_ms,
    ...warm,
    questions_per_s: round(total / seconds),
    loaded_cpu_ms_per_query: round((cpu() - used) / total),
    // The histogram counts the sampling interval itself.
    event_loop_p99_ms: round(Math.max(0, delay.percentile(99) / 1e6 - 1)),
  };
}
