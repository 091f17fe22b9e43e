import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerSchema } from "../../src/answering/schema.js";
import { refusal, verse as run } from "../commands/verse.js";
import { encoding, meaningOf } from "../loopback/models/provider-embeddings.js";
import { sendJson, startProvider } from "../loopback/models/provider-server.js";
import { temporaryFolder } from "../temporary-folder.js";

const KEY = "key-that-nobody-may-see";
const QUESTION = "How many strategic measures are in the Shanghai jewelry action plan?";
const data = temporaryFolder();
let server: Awaited<ReturnType<typeof startProvider>>;

const settings = () => ({
  VERSE_ENCODER: "openai:embedding",
  OPENAI_BASE_URL: `${server.root}/v1`,
  OPENAI_API_KEY: KEY,
});
const verse = (words: readonly string[], env: Readonly<Record<string, string>> = {}, folder = data) =>
  run(folder, words, { env: { ...settings(), ...env } });
const ask = async (env: Readonly<Record<string, string>> = {}, folder = data) => {
  const { code, out, err } = await verse(["ask", QUESTION, "--json"], env, folder);
  return { code, err, answer: answerSchema.parse(JSON.parse(out)) };
};
const up = (): void => server.behave(encoding("openai", meaningOf));
const refusing = (): void =>
  server.behave((response) => sendJson(response, { error: { message: KEY } }, 401));
const hanging = (): void => server.behave(() => undefined);
const kinds = ({ answer }: Awaited<ReturnType<typeof ask>>): string[] =>
  answer.notices.map(({ kind }) => kind);

beforeAll(async () => {
  server = await startProvider();
  up();
  const { code, answer } = await ask();
  expect(code).toBe(0);
  expect(answer.answer).toContain("10 strategic measures");
  expect(server.calls.every(({ path }) => path === "/v1/embeddings")).toBe(true);
});
afterAll(() => server.stop());

describe("verse ask with a provider's encoder", () => {
  test("asks it once a question, and finds by meaning", async () => {
    up();
    const given = await ask();
    expect([given.code, given.err]).toEqual([0, ""]);
    expect(kinds(given)).not.toContain("degraded");
    expect(server.calls).toHaveLength(1);
  });

  test("answers by words while it refuses, hangs or is not there, and says so to both its readers", async () => {
    refusing();
    const refused = await ask();
    hanging();
    const slow = await ask({ VERSE_ENCODER_DEADLINE: "0.3" });
    const away = await ask({ OPENAI_BASE_URL: "http://127.0.0.1:1/v1" });
    for (const given of [refused, slow, away]) {
      expect(given.code).toBe(0);
      expect(given.answer.answer).toContain("10 strategic measures");
      expect(kinds(given).at(-1)).toBe("degraded");
      expect(given.answer.notices.at(-1)?.text).toContain("by their words alone");
      expect(given.err).toMatch(/^warning: .+\n$/);
      expect(given.err).not.toContain(KEY);
    }
    expect(refused.err).toContain("Check OPENAI_API_KEY");
    expect(slow.err).toContain("VERSE_ENCODER_DEADLINE");
    expect(away.err).toContain("OPENAI_BASE_URL");
    up();
    expect(kinds(await ask())).not.toContain("degraded");
  });

  test("keeps the index of another encoder where the one that is set cannot make a new one", async () => {
    const folder = temporaryFolder();
    expect((await verse(["index"], { VERSE_ENCODER: "none" }, folder)).code).toBe(0);
    refusing();
    const given = await ask({}, folder);
    expect(given.code).toBe(0);
    expect(given.answer.answer).toContain("10 strategic measures");
    expect(given.err).toMatch(/was not built with the encoder openai:embedding.*\n.*Check OPENAI_API_KEY/);
    up();
    await ask({}, folder);
    refusing();
    const other = await ask({ VERSE_ENCODER: "openai:another" }, folder);
    expect(other.code).toBe(0);
    expect(other.answer.notices.at(-1)?.text).toContain("made for another");
  });

  test("refuses to begin where there is no index yet, with the cure and no stack", async () => {
    refusing();
    const folder = temporaryFolder();
    const seen = refusal(await verse(["ask", QUESTION], {}, folder));
    expect(seen).toMatchObject({ code: 2, out: "", stack: false });
    expect(seen.message).toContain("Check OPENAI_API_KEY");
  });

  test.each(["soon", "0", "90"])("a deadline of %s is one clear error", async (deadline) => {
    const seen = refusal(await verse(["ask", QUESTION], { VERSE_ENCODER_DEADLINE: deadline }));
    expect(seen).toMatchObject({ code: 2, out: "", stack: false });
    expect(seen.message).toContain("VERSE_ENCODER_DEADLINE must be");
  });
});

test("verse chat answers by words while it is down, and by meaning when it is up", async () => {
  const chat = async () => (await run(data, ["chat"], { env: settings(), input: `${QUESTION}\n` })).out;
  refusing();
  const without = await chat();
  expect(without).toContain("10 strategic measures");
  expect(without).toContain("by their words alone");
  up();
  const whole = await chat();
  expect(whole).toContain("10 strategic measures");
  expect(whole).not.toContain("by their words alone");
});

test("verse index ends with 2 and one sentence while it is down, and leaves everything as it was", async () => {
  const before = readdirSync(data, { recursive: true });
  refusing();
  for (const words of [["index"], ["index", "--full"], ["index", "--json"]]) {
    const seen = refusal(await verse(words));
    expect(seen).toMatchObject({ code: 2, out: "", stack: false });
    expect(seen.message).toBe(
      "The encoder openai:embedding was refused (401). Check OPENAI_API_KEY, which VERSE_ENCODER needs.",
    );
  }
  expect(readdirSync(data, { recursive: true })).toEqual(before);
  up();
  expect((await verse(["index", "--full"])).code).toBe(0);
});

test("verse status tells that it does not answer, and sends it no document", async () => {
  up();
  const healthy = await verse(["status", "--json"]);
  expect([healthy.code, JSON.parse(healthy.out).healthy]).toEqual([0, true]);
  expect(server.calls.map(({ body }) => JSON.parse(body).input)).toEqual([["Is the encoder ready?"]]);
  refusing();
  const refused = await verse(["status"]);
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/^problem: The encoder openai:embedding was refused \(401\)/m);
  const other = await verse(["status"], { VERSE_ENCODER: "openai:another" });
  expect(other.code).toBe(1);
  expect(other.out).toContain("not built with the encoder openai:another. Run `verse index`.");
});
