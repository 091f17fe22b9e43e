import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { identityOf } from "../../adapters/encoders/langchain.js";
import {
  createRerankerGateway,
  DEFAULT_RERANKING,
} from "../../src/answering/finding/reranking/reranker-gateway.js";
import { evaluateFolder } from "../../src/evaluation/evaluate-folder.js";
import { memoisedLibrary } from "../../src/evaluation/memoised-library.js";
import { indexApart } from "../../src/indexing/index-apart.js";
import { SILENT } from "../../src/indexing/progress.js";
import type { Encoder } from "../../src/retrieval/encoder.js";
import { realClock } from "../answering/drafting/fixtures.js";
import { smallLibrary } from "../answering/small-library.js";
import { meaningOf } from "../loopback/models/provider-embeddings.js";
import { temporaryFolder } from "../temporary-folder.js";

const ROWS = [
  { id: "a", text: "An expense claim is handed in by the tenth of the month." },
  { id: "b", text: "A claim for an expense must be handed in by email." },
  { id: "c", text: "A hotel night costs at most ninety euros." },
];
const QUERIES = [
  { id: "1", text: "By the tenth of which month is an expense claim handed in?" },
  { id: "2", text: "Is a claim for an expense handed in by email?" },
  { id: "3", text: "What may a hotel night cost?" },
];
const folder = temporaryFolder();
beforeAll(async () => {
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  await writeFile(join(folder, "corpus.jsonl"), lines(ROWS));
  await writeFile(join(folder, "queries.jsonl"), lines(QUERIES));
  await writeFile(join(folder, "qrels.tsv"), "1\ta\t1\n2\tb\t1\n3\tc\t1\n");
});

it("asks what is paid for once a question, and ranks by what it said", async () => {
  const encoded: string[] = [];
  const reranked: string[] = [];
  const encoder: Encoder = {
    ...identityOf("test", meaningOf("").length),
    scripts: "any",
    async encode(texts, purpose) {
      if (purpose === "question") encoded.push(...texts);
      return texts.map((text) => {
        const vector = meaningOf(text);
        const length = Math.hypot(...vector);
        return Float32Array.from(vector, (value) => value / length);
      });
    },
    close: async () => undefined,
  };
  // Turns the order round, so that a figure tells whether it was heard.
  const desk = createRerankerGateway(
    {
      name: "test",
      scripts: "any",
      async rerank(question, passages) {
        reranked.push(question);
        return passages.map((text) => (text.includes("email") ? -9 : 9));
      },
      close: async () => undefined,
    },
    DEFAULT_RERANKING,
    realClock,
  );
  const ports = {
    graph: { available: async () => false, build: async () => null, open: async () => null },
    encoder: async () => ({ encoder, problem: null }),
    lexicon: async () => null,
    close: async () => undefined,
  };
  const evaluated = async (with_: boolean) => {
    const reranker = { open: async () => desk, trouble: () => null, close: async () => undefined };
    const all = with_ ? { ...ports, reranker } : ports;
    const tools = { now: () => 0, newId: () => "a", link: () => null };
    const asked = { asOf: "2026-01-01", audience: "public" };
    const run = { asked, tools, onProgress: () => undefined };
    return evaluateFolder(folder, run, (corpus) => indexApart(corpus, all, SILENT));
  };
  const plain = await evaluated(false);
  expect(plain.rows.map(({ ranked }) => ranked[0])).toEqual(["a", "b", "c"]);
  encoded.length = 0;
  const { rows, figures } = await evaluated(true);
  expect(encoded).toEqual(QUERIES.map(({ text }) => text));
  expect(reranked).toEqual(QUERIES.map(({ text }) => text));
  expect(rows.map(({ ranked }) => ranked[0])).toEqual(["a", "a", "c"]);
  expect(figures["mrr10"]).toBeLessThan(1);
});

it("asks again for another translation of a question, and about other passages", async () => {
  const asked: unknown[][] = [];
  const library = memoisedLibrary({
    ...smallLibrary([]),
    encoder: async (...given) => {
      asked.push(given);
      return { vector: null, failure: null };
    },
    reranker: {
      name: "test",
      scripts: "any",
      score: async (question, passages) => {
        asked.push([question, passages]);
        return { ok: true, scores: passages.map(() => 1) };
      },
    },
  });
  for (const translated of ["leave", "holiday", "leave"]) await library.encoder?.("年假", translated);
  for (const passages of [["a"], ["b"], ["a"]]) await library.reranker?.score("q", passages);
  expect(asked.map(([, rest]) => rest)).toEqual(["leave", "holiday", ["a"], ["b"]]);
});
