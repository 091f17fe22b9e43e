// What it costs to index again after one document has changed, against a full build of the same documents; then what
// many changes do to the vector index. Every step runs in a process of its own, and the clocks start when it is loaded.
//   node tests/benchmarks/reindex.mjs [--words=10000] [--encoded=2000] [--rounds=3] [--large]
// --large: 10,000 documents with the encoder too, which takes several minutes of CPU time.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dice, encoderWords, generatedCorpus, inventedWords } from "./generated-corpus.mjs";
import { runMeasured, settle } from "./run-measured.mjs";

const words = process.argv.slice(2).join(" ");
const given = Object.fromEntries(
  [...words.matchAll(/--([a-z]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
);
const rounds = Number(given.rounds ?? 3);
const sizes = {
  none: Number(given.words ?? 10_000),
  embedded: Number(given.encoded ?? (words.includes("--large") ? 10_000 : 2000)),
};
const home = mkdtempSync(join(tmpdir(), "verse-reindex-"));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
function measure(encoder, size) {
  const random = dice(11);
  const corpus =
    encoder === "none"
      ? generatedCorpus(inventedWords(random), random)
      : generatedCorpus(encoderWords(random), random, { sentences: 4, words: [8, 12] });
  const documents = join(home, `documents-${encoder}`);
  for (let i = 0; i < size; i++) corpus.write(documents, i);
  settle();
  const questions = join(home, `questions-${encoder}.json`);
  writeFileSync(questions, JSON.stringify(Array.from({ length: 300 }, () => corpus.sentence(8))));
  const options = { data: join(home, `data-${encoder}`), documents, encoder, questions };
  const full = runMeasured("index", options);
  const again = Array.from({ length: rounds }, (_, round) => {
    corpus.write(documents, Math.floor((size * (round + 0.5)) / rounds));
    return runMeasured("index", options);
  });
  const one = { ms: median(again.map((r) => r.index_ms)), cpu: median(again.map((r) => r.index_cpu_ms)) };
  const name = encoder === "none" ? "by words" : "encoded";
  console.log(`${size} documents, ${full.passages} passages, ${full.sentences} sentences, ${name}`);
  console.log(
    `  full build     ${(full.index_ms / 1000).toFixed(2)} s, ${(full.index_cpu_ms / 1000).toFixed(2)} CPU s, ${full.disk_mb} MB on disk`,
  );
  console.log(`  one changed    ${(one.ms / 1000).toFixed(2)} s, ${(one.cpu / 1000).toFixed(2)} CPU s`);
  console.log(
    `  times faster   ${(full.index_ms / one.ms).toFixed(1)}, in CPU time ${(full.index_cpu_ms / one.cpu).toFixed(1)}`,
  );
  const asked = runMeasured("ask", options);
  console.log(
    `  opened         ${asked.load_ms.toFixed(0)} ms, ${asked.rss_mb.toFixed(0)} MB resident, question p50 ${asked.warm_p50_ms} ms`,
  );
  if (encoder === "none") return;
  const told = (when) => {
    const { kind, recall10, search_ms } = runMeasured("recall", options);
    console.log(`  recall@10      ${recall10.toFixed(4)} ${when} (${kind}, ${search_ms} ms a search)`);
  };
  told("after these changes");
  for (let part = 0; part < 4; part++) {
    for (let i = part; i < size; i += 20) corpus.write(documents, i);
    runMeasured("index", options);
  }
  told("after a fifth of the documents was changed in four runs");
}

try {
  for (const [encoder, size] of Object.entries(sizes)) if (size > 0) measure(encoder, size);
} finally {
  rmSync(home, { recursive: true, force: true });
}
