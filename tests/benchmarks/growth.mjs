// What indexing and asking cost as the corpus grows, on generated documents of one passage each: full build, loading,
// questions, memory, and a re-index with one changed document. Every step runs in a process of its own.
//   node tests/benchmarks/growth.mjs [--sizes=1000,10000] [--encoded=1000] [--large]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dice, generatedCorpus, inventedWords } from "./generated-corpus.mjs";
import { runMeasured, settle } from "./run-measured.mjs";

const words = process.argv.slice(2).join(" ");
const given = Object.fromEntries(
  [...words.matchAll(/--([a-z]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
);
const sizesOf = (list) =>
  list
    .split(",")
    .map(Number)
    .filter((size) => size > 0);
const sizes = sizesOf(given.sizes ?? "1000,10000");
if (words.includes("--large")) sizes.push(100_000);
const encoded = sizesOf(given.encoded ?? "1000");
const home = mkdtempSync(join(tmpdir(), "verse-growth-"));
const random = dice(7);
const { sentence, write } = generatedCorpus(inventedWords(random), random);
const COLUMNS = [
  ["corpus", 22],
  ["index s", 9],
  ["CPU s", 8],
  ["MB", 6],
  ["disk MB", 9],
  ["1 changed s", 13],
  ["CPU s", 8],
  ["times less CPU", 16],
  ["load ms", 9],
  ["ask p50 ms", 12],
  ["CPU ms", 8],
  ["MB", 6],
];
const printed = (cells) => console.log(cells.map((cell, i) => String(cell).padStart(COLUMNS[i][1])).join(""));

try {
  printed(COLUMNS.map(([name]) => name));
  for (const size of sizes) {
    const documents = join(home, `documents-${size}`);
    for (let i = 0; i < size; i++) write(documents, i);
    settle();
    const questions = join(home, `questions-${size}.json`);
    writeFileSync(questions, JSON.stringify(Array.from({ length: 40 }, () => sentence(6))));
    for (const encoder of encoded.includes(size) ? ["none", "embedded"] : ["none"]) {
      const options = { data: join(home, `data-${size}-${encoder}`), documents, encoder, questions };
      const full = runMeasured("index", options);
      const asked = runMeasured("ask", options);
      write(documents, size >> 1);
      const again = runMeasured("index", options);
      printed([
        `${full.passages} ${encoder === "none" ? "by words" : "encoded"}`,
        (full.index_ms / 1000).toFixed(1),
        (full.index_cpu_ms / 1000).toFixed(1),
        full.rss_mb.toFixed(0),
        full.disk_mb.toFixed(1),
        (again.index_ms / 1000).toFixed(2),
        (again.index_cpu_ms / 1000).toFixed(2),
        `x${(full.index_cpu_ms / again.index_cpu_ms).toFixed(1)}`,
        asked.load_ms.toFixed(0),
        asked.warm_p50_ms.toFixed(2),
        asked.warm_cpu_ms_per_query.toFixed(2),
        asked.rss_mb.toFixed(0),
      ]);
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
