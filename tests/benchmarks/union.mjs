// What it costs in nDCG@10 to score only the union of the lexical and the vector top instead of every passage, and,
// side by side, what 8-bit weights cost.
//   node tests/benchmarks/union.mjs --sets=DIR [--only=NAME,NAME] [--precision=int8,fp32] [--questions=N] [--candidates=N] [--cache=DIR]
// DIR holds folders of corpus.jsonl, queries.jsonl and qrels.tsv. Vectors are kept in the cache folder.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2).join(" ");
const given = Object.fromEntries(
  [...words.matchAll(/--([a-z]+)[= ](\S+)/g)].map(([, name, value]) => [name, value]),
);
const dist = (path) => join(fileURLToPath(new URL("../../dist", import.meta.url)), path);
const { readRetrievalSet } = await import(dist("src/evaluation/common-form.js"));
const { corpusOfSet } = await import(dist("src/evaluation/set-corpus.js"));
const { mean, ndcg } = await import(dist("src/evaluation/measures.js"));
const { buildLexicalIndexes } = await import(dist("src/retrieval/indexing.js"));
const { Searcher } = await import(dist("src/retrieval/searcher.js"));
const { questionVector } = await import(dist("src/retrieval/dense.js"));
const { ExactIndex } = await import(dist("src/retrieval/vectors/exact-index.js"));
const { planLabels, vectorKeys } = await import(dist("src/retrieval/vectors/label-plan.js"));
const { hnswGraphs } = await import(dist("adapters/vectors/graph-port.js"));
const { readQuestion } = await import(dist("src/answering/finding/library.js"));
const { encodeRows, everyRow } = await import(dist("src/indexing/build-vectors.js"));
const { refuseTelemetry } = await import(dist("src/config.js"));
refuseTelemetry();
const { openEmbeddedEncoder } = await import(dist("adapters/encoders/embedded.js"));
const { lexiconSource } = await import(dist("adapters/dictionary/lexicon-source.js"));

const cache = given.cache ?? join(tmpdir(), "verse-union");
mkdirSync(cache, { recursive: true });
const lexicon = lexiconSource(cache);
const sets = readdirSync(given.sets)
  .map((name) => join(given.sets, name))
  .filter((folder) => existsSync(join(folder, "corpus.jsonl")))
  .filter((folder) => !given.only || given.only.split(",").includes(basename(folder)));
const silent = { step: () => undefined, end: () => undefined };
const bytesOf = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength);

/** Passage vectors, sentence values and their scales of one corpus, from the cache where it has them. */
async function vectorsOf(folder, corpus, encoder) {
  const { dimension } = encoder;
  const key = createHash("sha256")
    .update(readFileSync(join(folder, "corpus.jsonl")))
    .update(encoder.fingerprint)
    .update(`${corpus.passageDocument.length} ${corpus.sentenceDocument.length}`)
    .digest("hex")
    .slice(0, 24);
  const path = join(cache, `${key}.vectors`);
  const counts = [
    corpus.passageDocument.length * dimension * 4,
    corpus.sentenceDocument.length * dimension,
    corpus.sentenceDocument.length * 4,
  ];
  if (!existsSync(path)) {
    const { matrix, sentences } = await encodeRows(everyRow(corpus), null, encoder, silent);
    const parts = [matrix, sentences.values, sentences.scales].map(bytesOf);
    writeFileSync(`${path}.tmp`, Buffer.concat(parts));
    renameSync(`${path}.tmp`, path);
  }
  const bytes = readFileSync(path);
  const part = (i) => {
    const from = counts.slice(0, i).reduce((sum, count) => sum + count, 0);
    return Uint8Array.from(bytes.subarray(from, from + counts[i])).buffer;
  };
  return {
    matrix: new Float32Array(part(0)),
    sentences: { dimension, values: new Int8Array(part(1)), scales: new Float32Array(part(2)) },
  };
}

/** The index that the product searches, where its native part is installed. */
async function graphOver(matrix, dimension) {
  const plan = planLabels(null, vectorKeys(matrix, dimension));
  const path = join(cache, "graph.hnsw");
  await hnswGraphs.build({ path, base: null, plan, matrix, dimension });
  const graph = await hnswGraphs.open({ path, labels: plan, matrix, dimension });
  return graph ?? new ExactIndex(matrix, dimension);
}

/** Mean nDCG@10 of the union's ranking and of the full scan's, over the same questions. */
async function measure(folder, precision) {
  const set = await readRetrievalSet(folder);
  const corpus = corpusOfSet(set);
  const encoder = openEmbeddedEncoder({ dataFolder: cache, precision });
  const { matrix, sentences } = await vectorsOf(folder, corpus, encoder);
  const passages = new ExactIndex(matrix, encoder.dimension);
  const { fingerprint } = encoder;
  const dense = {
    fingerprint,
    search: await graphOver(matrix, encoder.dimension),
    passages,
    sentences,
    scale: null,
  };
  const searcher = new Searcher(corpus, buildLexicalIndexes(corpus), dense, lexicon);
  const encode = async (question, translated) => ({
    vector: await questionVector(encoder, question, translated),
    failure: null,
  });
  const library = { searcher, encoder: encode };
  const scope = searcher.scope(null);
  const step = given.questions ? Math.max(1, set.queries.length / Number(given.questions)) : 1;
  const asked = set.queries.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const scores = { union: [], full: [] };
  for (const query of asked) {
    const grades = set.grades.get(query.id);
    if (!grades) continue;
    const { vector, translation } = await readQuestion(library, query.text, scope);
    const wanted = new Set(set.rows.flatMap(({ title }, d) => (title === query.scope ? [d] : [])));
    const chosen = query.scope === undefined ? null : (d) => wanted.has(d);
    for (const [way, candidates] of [
      ["union", given.candidates && Number(given.candidates)],
      ["full", corpus.passageDocument.length],
    ]) {
      const options = { count: 100, chosen, translation, ...(candidates && { candidates }) };
      const { hits } = searcher.search(query.text, vector, scope, options);
      const ids = hits.map(({ row }) => set.rows[corpus.passageDocument[row]].id);
      scores[way].push(ndcg([...new Set(ids)], grades, 10));
    }
  }
  await encoder.close();
  return { questions: scores.full.length, union: mean(scores.union), full: mean(scores.full) };
}

const COLUMNS = ["questions", "union", "full scan", "difference"];
console.log(`${"nDCG@10".padEnd(28)}${COLUMNS.map((name) => name.padStart(12)).join("")}`);
for (const folder of sets) {
  for (const precision of (given.precision ?? "int8").split(",")) {
    const { questions, union, full } = await measure(folder, precision);
    const cells = [String(questions), union.toFixed(4), full.toFixed(4), (union - full).toFixed(4)];
    console.log(
      `${`${basename(folder)} ${precision}`.padEnd(28)}${cells.map((cell) => cell.padStart(12)).join("")}`,
    );
  }
}
