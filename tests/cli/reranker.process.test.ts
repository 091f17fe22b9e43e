import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerSchema } from "../../src/answering/schema.js";
import { writeTinyCrossEncoder } from "../adapters/encoders/tiny-cross-encoder.js";
import { refusal, verse as run } from "../commands/verse.js";
import { sendJson, startProvider } from "../loopback/models/provider-server.js";
import { temporaryFolder } from "../temporary-folder.js";

const KEY = "key-that-nobody-may-see";
const QUESTION = "When must an expense claim be handed in?";
const TEXTS = {
  "guide.txt": "A claim for an expense must be handed in by email.\n",
  "memo.txt": "An expense claim handed in by whoever is tardy must be explained.\n",
  "rule.txt": "An expense claim is handed in by the tenth of the month.\n",
  "board.txt": "An expense claim of the board must be handed in to the auditor when it is due.\n",
};
const CATALOGUE = "documents:\n  board.txt: { audience: internal }\n";

const data = temporaryFolder();
const documents = temporaryFolder();
const crossEncoder = join(temporaryFolder(), "model");
let server: Awaited<ReturnType<typeof startProvider>>;

const verse = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(data, words, { env: { VERSE_DOCUMENTS: documents, ...env } });
const askFor = async (env: Readonly<Record<string, string>>, ...flags: readonly string[]) => {
  const ran = await verse(["ask", QUESTION, "--json", ...flags], env);
  return { ...ran, answer: answerSchema.parse(JSON.parse(ran.out)) };
};
const overHttp = () => ({
  VERSE_RERANKER: `${server.root}/v2/rerank`,
  VERSE_RERANKER_MODEL: "m-1",
  VERSE_RERANKER_KEY: KEY,
});
const documentsSent = (): string[] =>
  server.calls.flatMap(({ body }) => (JSON.parse(body) as { documents: string[] }).documents);
/** Prefers passages with this word. */
const preferring = (word: string): void =>
  server.behave((response, { body }) => {
    const { documents: texts } = JSON.parse(body) as { documents: string[] };
    const results = texts.map((text, index) => ({ index, relevance_score: text.includes(word) ? 0.9 : 0.1 }));
    sendJson(response, { results: results.reverse() });
  });

beforeAll(async () => {
  server = await startProvider();
  mkdirSync(documents, { recursive: true });
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(documents, name), text);
  writeFileSync(join(documents, "catalogue.yaml"), CATALOGUE);
  // The only thing this model knows: "when" asks for what is tardy.
  writeTinyCrossEncoder(crossEncoder, { meanings: { when: [1], tardy: [4], expense: [0] } });
  expect((await verse(["index"])).code).toBe(0);
});
afterAll(() => server.stop());

describe("verse ask with VERSE_RERANKER", () => {
  test("puts first what the cross-encoder of a folder prefers", async () => {
    const plain = await askFor({});
    expect(plain.answer.quotes[0]?.document.id).not.toBe("memo");
    for (const named of [`onnx:${crossEncoder}`, crossEncoder]) {
      const { answer, code, err } = await askFor({ VERSE_RERANKER: named });
      expect([code, err]).toEqual([0, ""]);
      expect(answer.quotes[0]?.document.id).toBe("memo");
      expect(answer.notices.map(({ kind }) => kind)).not.toContain("degraded");
      expect(answer.outcome).toBe(plain.answer.outcome);
    }
  });

  test("puts first what a reranker over HTTP prefers, and shows it nothing the asker may not see", async () => {
    for (const [word, id] of [
      ["email", "guide"],
      ["tardy", "memo"],
      ["tenth", "rule"],
    ] as const) {
      preferring(word);
      const { answer } = await askFor(overHttp());
      expect(answer.quotes[0]?.document.id).toBe(id);
      expect(documentsSent().join()).not.toContain("auditor");
      expect(server.calls[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    }
    preferring("auditor");
    const { answer } = await askFor(overHttp(), "--audience", "internal");
    expect(answer.quotes[0]?.document.id).toBe("board");
  });

  test("is not kept from its answer by one that fails or hangs, and says so to both its readers", async () => {
    const plain = await askFor({});
    server.behave((response) => response.writeHead(401).end());
    const failed = await askFor(overHttp());
    server.behave(() => undefined);
    const slow = await askFor({ ...overHttp(), VERSE_RERANKER_DEADLINE: "0.3" });
    for (const { code, answer, err } of [failed, slow]) {
      expect(code).toBe(0);
      expect(answer.quotes).toEqual(plain.answer.quotes);
      expect(answer.notices.at(-1)?.kind).toBe("degraded");
      expect(err).toMatch(/^warning: .+\n$/);
      expect(err).not.toContain(KEY);
    }
    expect(failed.err).toContain("VERSE_RERANKER_KEY");
    expect(slow.err).toContain("VERSE_RERANKER_DEADLINE");
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["an address without a model", { VERSE_RERANKER: "https://r.example/rerank" }, /VERSE_RERANKER_MODEL/],
    ["another protocol", { VERSE_RERANKER: "ftp://r.example" }, /http:\/\/ or https:\/\//],
    ["half an address", { VERSE_RERANKER: "http:r.example", VERSE_RERANKER_MODEL: "m" }, /http:\/\//],
    ["no folder", { VERSE_RERANKER: "onnx:" }, /onnx:FOLDER/],
    ["a folder without a model", { VERSE_RERANKER: "onnx:no-such-folder" }, /no model\.onnx/],
    ["a deadline too late", { VERSE_RERANKER: "none", VERSE_RERANKER_DEADLINE: "90" }, /seconds/],
    [
      "a password in the address",
      { VERSE_RERANKER: `https://me:${KEY}@r.example`, VERSE_RERANKER_MODEL: "m" },
      /VERSE_RERANKER_KEY/,
    ],
    ["a key of two lines", { VERSE_RERANKER: "none", VERSE_RERANKER_KEY: `${KEY}\nx` }, /without spaces/],
  ])("%s is one clear error", async (_, env, said) => {
    const seen = refusal(await verse(["ask", QUESTION], env));
    expect(seen).toMatchObject({ code: 2, out: "", stack: false, message: expect.stringMatching(said) });
    expect(seen.message).not.toContain(KEY);
  });
});

describe("verse status", () => {
  test("names the reranker, and tells when it does not answer", async () => {
    expect((await verse(["status"])).out).toContain("reranker    none\n");
    const folder = await verse(["status", "--json"], { VERSE_RERANKER: `onnx:${crossEncoder}` });
    expect(JSON.parse(folder.out)).toMatchObject({ healthy: true, reranker: `onnx:${crossEncoder}` });
    preferring("ready");
    const address = await verse(["status"], overHttp());
    expect(address.code).toBe(0);
    expect(address.out).toMatch(/^reranker {4}m-1 at 127\.0\.0\.1:\d+$/m);
    expect(documentsSent().join()).not.toContain("expense");
    server.behave((response) => response.writeHead(401).end());
    const refused = await verse(["status"], overHttp());
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/^problem: The reranker answered 401\./m);
    expect(refused.out + refused.err).not.toContain(KEY);
  });
});
