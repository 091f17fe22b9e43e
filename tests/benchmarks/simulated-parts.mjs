// What encoders and rerankers of other kinds are worth in the ranking, weak and strong ones, where no other weights are to
// be had: the embedded encoder under another name, whose question vectors are moved towards the right passages or drowned in
// noise, and a reranker that knows the judgements through noise. nDCG@10 of each alone and as the product ranks with it.
//   npm run build && node tests/benchmarks/simulated-parts.mjs FOLDER... [--questions=150]
// FOLDER has the common form of `verse eval`. Random numbers are the same each time.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = (file) => join(root, "dist", file);
const { refuseTelemetry } = await import(dist("src/config.js"));
refuseTelemetry();
const { openEmbeddedEncoder } = await import(dist("adapters/encoders/embedded.js"));
const { passageTexts } = await import(dist("src/indexing/build-vectors.js"));
const { indexApart } = await import(dist("src/indexing/index-apart.js"));
const { SILENT } = await import(dist("src/indexing/progress.js"));
const { readRetrievalSet } = await import(dist("src/evaluation/common-form.js"));
const { mean, ndcg } = await import(dist("src/evaluation/measures.js"));
const { corpusOfSet } = await import(dist("src/evaluation/set-corpus.js"));
const { blendScores } = await import(dist("src/retrieval/rerank.js"));

const words = process.argv.slice(2);
const folders = words.filter((word) => !word.startsWith("--"));
const most = Number(words.find((word) => word.startsWith("--questions="))?.split("=")[1] ?? 150);

const ENCODERS = [
  ["drowned in noise", { noise: 2, towards: 0 }],
  ["as it is", { noise: 0, towards: 0 }],
  ["better", { noise: 0, towards: 0.2 }],
  ["strong", { noise: 0, towards: 0.5 }],
  ["very strong", { noise: 0, towards: 1.5 }],
];
/** How much a right passage stands out from noise of deviation 1. */
const RERANKERS = [
  ["random", 0],
  ["weak", 1],
  ["middling", 2],
  ["good", 3],
  ["very good", 5],
];

/** The linear congruential generator of Numerical Recipes, from a seed of its own for each part. */
function randomFrom(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, gauss };
}

const unit = (vector) => {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (x) => (length === 0 ? 0 : x / length));
};

async function measure(folder, embedded) {
  const set = await readRetrievalSet(folder);
  const corpus = corpusOfSet(set);
  const judged = set.queries.filter(({ id }) => set.grades.has(id));
  const step = Math.max(1, judged.length / most);
  const asked = judged.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const known = new Map();
  const plain = async (text) => {
    const vector = known.get(text) ?? (await embedded.encode([text], "index"))[0];
    known.set(text, vector);
    return vector;
  };
  const passages = [];
  for (const text of passageTexts(corpus.documents)) passages.push(await plain(text));
  const middle = Array.from({ length: embedded.dimension }, (_, i) =>
    mean(passages.map((vector) => vector[i])),
  );
  // Around their middle, vectors lie as those of most encoders of today do: unrelated texts at right angles.
  const centred = async (text) => unit((await plain(text)).map((x, i) => x - middle[i]));
  const idOf = (row) => corpus.documents[corpus.passageDocument[row]].document.id;
  const right = ({ id }) =>
    passages.flatMap((_, row) => ((set.grades.get(id).get(idOf(row)) ?? 0) > 0 ? [row] : []));
  const texts = passageTexts(corpus.documents);
  const gain = ({ id }, rows) => ndcg([...new Set(rows.map(idOf))], set.grades.get(id), 10);
  const chosen = ({ scope }) =>
    scope === undefined ? null : (d) => corpus.documents[d].document.metadata.title === scope;

  const ports = (encoder) => ({
    graph: { available: async () => false, build: async () => null, open: async () => null },
    encoder: async () => ({ encoder, problem: null }),
    lexicon: async () => null,
    close: async () => {},
  });
  const rank = async (library, vectorOf) => {
    const scope = library.searcher.scope(null);
    const found = [];
    for (const query of asked)
      found.push(
        library.searcher.search(query.text, await vectorOf(query), scope, {
          count: 100,
          chosen: chosen(query),
        }).hits,
      );
    return found;
  };
  const worth = (found) =>
    mean(
      asked.map((query, k) =>
        gain(
          query,
          found[k].map(({ row }) => row),
        ),
      ),
    );
  const show = (what, alone, together) =>
    console.log(`  ${what.padEnd(28)} alone ${alone.toFixed(3)}   in the ranking ${together.toFixed(3)}`);

  const byWords = await rank(await indexApart(corpus, ports(null), SILENT), async () => null);
  console.log(`${basename(folder)}, ${asked.length} questions: words alone ${worth(byWords).toFixed(3)}`);
  const other = {
    fingerprint: "simulated",
    dimension: embedded.dimension,
    scripts: "latin",
    encode: (some) => Promise.all(some.map((text) => (text === "" ? unit([]) : centred(text)))),
    close: async () => {},
  };
  const library = await indexApart(corpus, ports(other), SILENT);
  for (const [name, { noise, towards }] of ENCODERS) {
    const random = randomFrom(7);
    const vectors = new Map();
    for (const query of asked) {
      const vector = [...(await centred(query.text))].map(
        (x) => x + (noise * random.gauss()) / Math.sqrt(other.dimension),
      );
      const pull = 2 * towards * random.next();
      const goals = await Promise.all(right(query).map((row) => centred(texts[row])));
      const pulled = vector.map(
        (x, i) => x + pull * (goals.length === 0 ? 0 : mean(goals.map((goal) => goal[i]))),
      );
      vectors.set(query, unit(pulled));
    }
    const { passages: index } = library.searcher.dense;
    const alone = asked.map((query) => {
      const rows = passages
        .map((_, row) => row)
        .filter((row) => chosen(query)?.(corpus.passageDocument[row]) ?? true);
      const cosines = new Map(rows.map((row) => [row, index.cosine(row, vectors.get(query))]));
      return gain(
        query,
        rows.sort((a, b) => cosines.get(b) - cosines.get(a)),
      );
    });
    show(`encoder, ${name}`, mean(alone), worth(await rank(library, async (query) => vectors.get(query))));
  }
  const { fingerprint, dimension, scripts } = embedded;
  const encode = (some) => Promise.all(some.map((text) => (text === "" ? unit([]) : plain(text))));
  const itself = { fingerprint, dimension, scripts, encode, close: async () => {} };
  const first = await rank(await indexApart(corpus, ports(itself), SILENT), (query) => plain(query.text));
  console.log(`  with the embedded encoder, before a reranker: ${worth(first).toFixed(3)}`);
  for (const [name, strength] of RERANKERS) {
    const random = randomFrom(11);
    const blended = asked.map(({ id }, k) => {
      const scores = first[k]
        .slice(0, 30)
        .map(({ row }) => ((set.grades.get(id).get(idOf(row)) ?? 0) > 0 ? strength : 0) + random.gauss());
      const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a]).map((place) => first[k][place]);
      return {
        alone: [...order, ...first[k].slice(30)],
        together: blendScores(first[k], [...scores.keys()], scores),
      };
    });
    show(
      `reranker, ${name}`,
      worth(blended.map(({ alone }) => alone)),
      worth(blended.map(({ together }) => together)),
    );
  }
}

const data = mkdtempSync(join(tmpdir(), "verse-bench-"));
const embedded = openEmbeddedEncoder({ dataFolder: data, inProcess: true });
try {
  for (const folder of folders) await measure(folder, embedded);
} finally {
  await embedded.close();
  rmSync(data, { recursive: true, force: true });
}
