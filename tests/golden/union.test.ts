import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openEmbeddedEncoder } from "../../adapters/encoders/embedded.js";
import { foldSpace } from "../../src/answering/composing/quotes.js";
import { readGolden } from "../../src/evaluation/evaluate-golden.js";
import { mean, ndcg } from "../../src/evaluation/measures.js";
import { corpusOfSet } from "../../src/evaluation/set-corpus.js";
import { encodeRows, everyRow } from "../../src/indexing/build-vectors.js";
import { SILENT } from "../../src/indexing/progress.js";
import { buildLexicalIndexes } from "../../src/retrieval/indexing.js";
import { Searcher } from "../../src/retrieval/searcher.js";
import { ExactIndex } from "../../src/retrieval/vectors/exact-index.js";
import { ROOT } from "../structure/sources.js";
import { temporaryFolder } from "../temporary-folder.js";
import { seedDocuments } from "./seeds.js";

/**
 * The seeds' sentences, each a document of its own, so that there are more passages than candidates; the golden
 * questions on the seeds are relevant to the sentences that hold their gold.
 */
const folder = temporaryFolder();
const encoder = openEmbeddedEncoder({ dataFolder: folder });
afterAll(() => encoder.close());

const rows = (await seedDocuments()).flatMap(({ document, divided }) =>
  divided.sentences.map(({ start, end }, i) => ({
    id: `${document.id}/${i}`,
    title: document.metadata.title,
    text: document.text.slice(start, end),
  })),
);
const corpus = corpusOfSet({ rows });
const golden = await readGolden(join(ROOT, "tests", "golden", "seeds-dev.jsonl"));
const judged = golden
  .map(({ question, gold }) => {
    const holding = rows.filter(({ text }) => gold.some((one) => foldSpace(text).includes(foldSpace(one))));
    return { question, grades: new Map(holding.map(({ id }) => [id, 1])) };
  })
  .filter(({ grades }) => grades.size > 0);

async function score(): Promise<(candidates: number | undefined) => number> {
  const { matrix, sentences } = await encodeRows(everyRow(corpus), null, encoder, SILENT);
  const { dimension, fingerprint } = encoder;
  const passages = new ExactIndex(matrix, dimension);
  const dense = { fingerprint, search: passages, passages, sentences: { ...sentences } };
  const searcher = new Searcher(corpus, buildLexicalIndexes(corpus), dense);
  const scope = searcher.scope(null);
  const encoded = judged.map(({ question }) => encoder.encode([question], "question"));
  const vectors = (await Promise.all(encoded)).map(([vector]) => vector ?? null);
  return (candidates) =>
    mean(
      judged.map(({ question, grades }, i) => {
        const options = { count: 10, chosen: null, ...(candidates === undefined ? {} : { candidates }) };
        const { hits } = searcher.search(question, vectors[i] ?? null, scope, options);
        const ids = hits.map(({ row }) => rows[corpus.passageDocument[row] ?? -1]?.id ?? "");
        return ndcg([...new Set(ids)], grades, 10);
      }),
    );
}

describe("the union of the lexical and the vector top", () => {
  it("ranks within .002 nDCG@10 of the full scan", async () => {
    expect(corpus.passageDocument.length).toBeGreaterThan(200);
    expect(judged.length).toBeGreaterThan(30);
    const of = await score();
    const full = of(corpus.passageDocument.length);
    expect(full).toBeGreaterThan(0.7);
    expect(Math.abs(of(undefined) - full)).toBeLessThanOrEqual(0.002);
    // The measure tells: a handful of candidates would not do.
    expect(full - of(2)).toBeGreaterThan(0.002);
  });
});
