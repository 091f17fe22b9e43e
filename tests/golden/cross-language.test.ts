import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { lexiconSource } from "../../adapters/dictionary/lexicon-source.js";
import { answer } from "../../src/answering/answer.js";
import { DEFAULT_CALIBRATION } from "../../src/answering/finding/confidence.js";
import type { Library } from "../../src/answering/finding/library.js";
import { evaluateGolden, requestOf } from "../../src/evaluation/evaluate-golden.js";
import { readFolder } from "../../src/reading/read-folder.js";
import { corpusOf } from "../../src/retrieval/corpus.js";
import type { LexiconSource } from "../../src/retrieval/cross-language/lexicon.js";
import { buildLexicalIndexes } from "../../src/retrieval/indexing.js";
import { Searcher } from "../../src/retrieval/searcher.js";
import { split } from "../../src/retrieval/split.js";
import { TOOLS } from "../answering/small-library.js";
import { temporaryFolder } from "../temporary-folder.js";

/** The words-only product over real documents and the real dictionary; with the encoder the same floors hold. */
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const asked = { asOf: "2026-06-01", audience: "public" };
const data = temporaryFolder();
const lexicon = lexiconSource(data);
beforeAll(() => lexicon(), 120_000);

async function libraryOf(folders: readonly string[], source: LexiconSource | null): Promise<Library> {
  const read = await Promise.all(folders.map((folder) => readFolder(folder)));
  const documents = read.flatMap((one) => one.documents).filter(({ path }) => !path.includes("expense"));
  const corpus = corpusOf(documents.map(({ document }) => ({ document, divided: split(document) })));
  const searcher = new Searcher(corpus, buildLexicalIndexes(corpus), null, source);
  return { generation: "test", builtAt: "", searcher, calibration: () => DEFAULT_CALIBRATION, encoder: null };
}

const SEEDS = here("../../seeds");
const FIXTURES = here("../fixtures/documents");

describe("Chinese questions over the English seeds", () => {
  it("quote the gold, keep what is covered and refuse what is not", async () => {
    const library = await libraryOf([SEEDS], lexicon);
    const { figures } = await evaluateGolden(here("seeds-zh.jsonl"), library, {
      asked,
      tools: TOOLS,
      onProgress: () => undefined,
    });
    expect(figures["n"]).toBe(30);
    expect(figures["quote1"]).toBeGreaterThanOrEqual(0.75);
    expect(figures["quote3"]).toBeGreaterThanOrEqual(0.8);
    expect(figures["kept"]).toBeGreaterThanOrEqual(0.9);
    expect(figures["refused"]).toBeGreaterThanOrEqual(0.8);
  });

  it("still get an outcome where there is no dictionary", async () => {
    const library = await libraryOf([SEEDS], async () => null);
    const given = await answer(library, requestOf("罗湖区有多少家黄金珠宝企业？", asked), TOOLS);
    expect(given.outcome).toBe("not-covered");
  });
});

describe("questions over documents of both scripts", () => {
  it.each([
    ["Who approves overtime of more than two hours?", "超过两小时的，由分管副总经理审批。"],
    ["How is overtime on statutory holidays paid?", "300%"],
    ["When must employees apply for overtime?", "提前一个工作日"],
    ["罗湖区有多少家黄金珠宝企业？", "18,623"],
    ["法定节假日加班怎么支付？", "300%"],
    ["How many gold and jewelry companies does Luohu have?", "18,623"],
  ])("%s", async (question, gold) => {
    const library = await libraryOf([SEEDS, FIXTURES], lexicon);
    const given = await answer(library, requestOf(question, asked), TOOLS);
    expect([...given.quotes, ...given.closest].map(({ text }) => text).join("\n")).toContain(gold);
  });
});
