import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerSchema } from "../../src/answering/schema.js";
import { loadedModules, TELLING_MODULES } from "../commands/loaded-modules.js";
import { verse as run } from "../commands/verse.js";
import { sendJson, startProvider, success } from "../loopback/models/provider-server.js";
import { temporaryFolder } from "../temporary-folder.js";

const data = temporaryFolder();
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  provider = await startProvider();
  const { code } = await verse(["index"]);
  expect(code).toBe(0);
});
afterAll(() => provider.stop());

const verse = (
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  node: readonly string[] = [],
) => run(data, words, { env, node });

const QUESTION = "How many strategic measures are in the Shanghai jewelry action plan?";
const withProvider = () => ({ VERSE_MODEL: "openai:test", OPENAI_BASE_URL: `${provider.root}/v1` });
const askJson = async (env: Readonly<Record<string, string>>) => {
  const { out } = await verse(["ask", QUESTION, "--json"], env);
  return answerSchema.parse(JSON.parse(out));
};

describe("verse ask with VERSE_MODEL", () => {
  test("prints the model's statements in front of the quotes", async () => {
    provider.behave((response, { body }) => {
      const user = String(JSON.parse(body).messages.at(-1).content);
      const number = Number(/^\[(\d+)\] .*10 strategic measures/m.exec(user)?.[1]);
      const statements = [{ text: "The action plan has ten strategic measures.", sentences: [number] }];
      sendJson(response, success("openai", { outcome: "answered", statements, choices: [] }));
    });
    const { code, out } = await verse(["ask", QUESTION], withProvider());
    expect(code).toBe(0);
    expect(out.startsWith("The action plan has ten strategic measures.\n\n┃ ")).toBe(true);
    expect(out).toContain("┃ The action plan lays out a roadmap with 10 strategic measures");
    expect(provider.calls).toHaveLength(1);
    expect(provider.calls[0]?.path).toBe("/v1/chat/completions");
  });

  test("a provider that fails or is slow costs nobody the quotes", async () => {
    provider.behave((response) => sendJson(response, { error: { message: "boom" } }, 500));
    const failed = await askJson(withProvider());
    provider.behave(() => undefined);
    const slow = await askJson({ ...withProvider(), VERSE_MODEL_DEADLINE: "0.5" });
    for (const given of [failed, slow]) {
      expect(given).toMatchObject({ outcome: "answered", mode: "quotes" });
      expect(given.notices.at(-1)?.kind).toBe("degraded");
      expect(given.answer).toContain("10 strategic measures");
    }
    expect(slow.timing.modelMs).toBeLessThan(3_000);
  });

  test.each([
    ["a provider nobody knows", { VERSE_MODEL: "acme:one" }, "known are openai"],
    ["a missing key", { VERSE_MODEL: "anthropic:claude" }, "ANTHROPIC_API_KEY is not set"],
    ["a wrong address", { VERSE_MODEL: "ollama:x", OLLAMA_BASE_URL: "localhost" }, "OLLAMA_BASE_URL must be"],
    [
      "a wrong limit",
      { VERSE_MODEL: "ollama:x", VERSE_MODEL_DEADLINE: "soon" },
      "VERSE_MODEL_DEADLINE must be",
    ],
    ["an encoder without one", { VERSE_ENCODER: "anthropic:x" }, "has no encoder"],
  ])("%s is one clear error", async (_, env, said) => {
    const { code, out, err } = await verse(["ask", QUESTION], env);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(err).not.toContain("    at ");
  });

  test("without it nothing of LangChain, the providers or the prompts is loaded", async () => {
    const loaded = async (env: Record<string, string>): Promise<string> => {
      const { err } = await verse(["ask", QUESTION], env, TELLING_MODULES);
      return loadedModules(err).join("\n");
    };
    const plain = await loaded({});
    expect(plain).toContain("answering/answer.ts");
    expect(plain).not.toMatch(/langchain|openai|with-model|drafting\/desk|adapters\/models/);
    provider.behave((response) => sendJson(response, { error: { message: "boom" } }, 500));
    const helped = await loaded(withProvider());
    expect(helped).toContain("with-model");
    expect(helped).toContain("langchain");
  });
});

describe("verse eval", () => {
  test("compares a model with quotes only on the same questions", async () => {
    const folder = temporaryFolder();
    const golden = join(folder, "golden.jsonl");
    const script = join(folder, "script.jsonl");
    const rows = join(folder, "rows.jsonl");
    const statements = [
      { text: "The plan has 10 strategic measures.", sentences: ["10 strategic measures"] },
      { text: "The plan has 11 strategic measures.", sentences: ["10 strategic measures"] },
    ];
    await writeFile(
      golden,
      `${JSON.stringify({ id: "q1", question: QUESTION, gold: ["10 strategic measures"] })}\n`,
    );
    await writeFile(
      script,
      `${JSON.stringify({ output: { outcome: "answered", statements, choices: [] }, usage: { inputTokens: 100, outputTokens: 50 } })}\n`,
    );
    const { code, out } = await verse(
      ["eval", golden, "--json", "--model", `scripted:${script}`, "--out", rows],
      { VERSE_MODEL_PRICE: "10/100" },
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      n: 1,
      quote1: 1,
      modelQuote1: 1,
      modelStatements: 1,
      modelDropped: 1,
      modelSupport: 0.5,
      modelInputTokens: 100,
      modelOutputTokens: 50,
      modelCost: 0.006,
    });
  });

  test("prints the guard's recall and precision a class, and holds them to a minimum", async () => {
    const { code, out } = await verse(["eval", "tests/fixtures/guard"]);
    expect(code).toBe(0);
    expect(out.match(/^guard \w+ +(?:tuned|held-out) +recall \d/gm)).toHaveLength(16);
    expect(out.match(/^guard passages \w+ +(?:tuned|held-out) +recall \d/gm)).toHaveLength(26);
    const held = ["eval", "tests/fixtures/guard", "--json", "--min"];
    expect((await verse([...held, "negationHeldOutRecall=0.95"])).code).toBe(0);
    expect((await verse([...held, "passagesAllHeldOutRecall=0.99"])).code).toBe(1);
  });
});
