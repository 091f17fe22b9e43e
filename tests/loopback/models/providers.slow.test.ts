import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLangChainModel } from "../../../adapters/models/langchain.js";
import { PROVIDERS, type Provider } from "../../../adapters/models/providers.js";
import { type DraftResult, draftAnswer } from "../../../src/answering/drafting/draft-answer.js";
import { draftShape } from "../../../src/answering/drafting/shapes.js";
import type { VerseError } from "../../../src/errors.js";
import { gatewayFor, prompts, request } from "../../answering/drafting/fixtures.js";
import {
  type Behaviour,
  baseUrl,
  empty,
  refusal,
  sendJson,
  startProvider,
  success,
} from "./provider-server.js";

const DEADLINE = 1200;
const GOOD = {
  outcome: "answered",
  statements: [{ text: "A hotel night is paid up to 145 euros.", sentences: [2] }],
  choices: [],
};
const statement = (text: string, sentences: readonly unknown[]) => ({
  ...GOOD,
  statements: [{ text, sentences }],
});

let server: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  server = await startProvider();
});
afterAll(() => server.stop());

const modelOf = (provider: Provider) =>
  createLangChainModel(`${provider}:test-model`, {
    apiKey: "test-key",
    baseUrl: baseUrl(provider, server.root),
  });

async function ask(provider: Provider, behaviour: Behaviour, deadlineMs = DEADLINE): Promise<DraftResult> {
  server.behave(behaviour);
  const session = gatewayFor(await modelOf(provider), { deadlineMs, tokensPerQuestion: 100_000 }).open(
    new AbortController().signal,
  );
  try {
    return await draftAnswer({ session, prompts }, request());
  } finally {
    session.close();
  }
}

const half = (provider: Provider) => JSON.stringify(success(provider, GOOD)).slice(0, 60);
const hold = (response: ServerResponse) =>
  response.writeHead(200, { "content-type": "application/json" }).write(" ");

const FAULTS: readonly (readonly [string, (provider: Provider) => Behaviour, readonly string[]])[] = [
  [
    "garbage bytes",
    () => (r) =>
      r.writeHead(200, { "content-type": "application/json" }).end(Buffer.from([0, 255, 254, 123, 200, 7])),
    ["failed"],
  ],
  [
    "a page of HTML",
    () => (r) => r.writeHead(200, { "content-type": "text/html" }).end("<html><body>proxy</body></html>"),
    ["failed"],
  ],
  [
    "text instead of the asked form",
    (p) => (r) => sendJson(r, success(p, "Certainly! The answer is 145 euros.")),
    ["failed"],
  ],
  [
    "wrong types",
    (p) => (r) => sendJson(r, success(p, { outcome: 7, statements: "none", choices: null })),
    ["failed"],
  ],
  [
    "numbers as words",
    (p) => (r) => sendJson(r, success(p, statement("A hotel night is paid up to 145 euros.", ["two"]))),
    ["failed"],
  ],
  [
    "a number that was not shown",
    (p) => (r) => sendJson(r, success(p, statement("A hotel night is paid up to 145 euros.", [2, 99]))),
    ["nothing-left"],
  ],
  [
    "number nought",
    (p) => (r) => sendJson(r, success(p, statement("A hotel night is paid up to 145 euros.", [0]))),
    ["nothing-left"],
  ],
  [
    "no number",
    (p) => (r) => sendJson(r, success(p, statement("A hotel night is paid up to 145 euros.", []))),
    ["nothing-left"],
  ],
  [
    "another amount",
    (p) => (r) => sendJson(r, success(p, statement("A hotel night is paid up to 415 euros.", [2]))),
    ["nothing-left"],
  ],
  [
    "the wrong language",
    (p) => (r) => sendJson(r, success(p, statement("El hotel se paga sin ningún límite por noche.", [2]))),
    ["nothing-left"],
  ],
  ["a refusal", (p) => (r) => sendJson(r, refusal(p)), ["failed"]],
  ["empty choices", (p) => (r) => sendJson(r, empty(p)), ["failed"]],
  ["an empty body", () => (r) => r.writeHead(200).end(), ["failed"]],
  [
    "429",
    () => (r) =>
      r
        .writeHead(429, { "retry-after": "30", "content-type": "application/json" })
        .end('{"error":{"message":"slow down","type":"rate_limit"}}'),
    ["failed"],
  ],
  ["500", () => (r) => sendJson(r, { error: { message: "boom" } }, 500), ["failed"]],
  ["401", () => (r) => sendJson(r, { error: { message: "no such key" } }, 401), ["failed"]],
  ["a closed connection", () => (r) => r.destroy(), ["failed"]],
  [
    "a cut stream",
    (p) => (r) => {
      r.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
      r.write(half(p));
      setImmediate(() => r.destroy());
    },
    ["failed"],
  ],
  [
    "5 MB of text",
    (p) => (r) => sendJson(r, success(p, statement("hotel ".repeat(900_000), [2]))),
    ["nothing-left"],
  ],
  [
    "5 MB of garbage",
    () => (r) => r.writeHead(200, { "content-type": "application/json" }).end(Buffer.alloc(5_000_000, 120)),
    ["failed"],
  ],
  ["a hang before the answer", () => () => undefined, ["timeout"]],
  ["a hang inside the answer", () => hold, ["timeout"]],
];

describe.each(PROVIDERS)("%s over HTTP", (provider) => {
  test("answers, and says what it used", async () => {
    const result = await ask(provider, (r) => sendJson(r, success(provider, GOOD)), 8000);
    expect(result).toMatchObject({
      kind: "answered",
      statements: [{ text: GOOD.statements[0]?.text, sentences: ["s2"], translated: false }],
      usage: { inputTokens: 100, outputTokens: 20 },
    });
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]?.body).toContain("[2] Hotels are paid up to 145 euros a night.");
    expect(server.calls[0]?.body).not.toContain("test-key");
  });

  test.each(FAULTS)("%s never costs the answer", async (_, behaviour, reasons) => {
    const before = performance.now();
    const result = await ask(provider, behaviour(provider), reasons.includes("timeout") ? 300 : 8000);
    expect(result.kind).toBe("degraded");
    if (result.kind !== "degraded") return;
    expect(reasons).toContain(result.reason);
    expect(performance.now() - before).toBeLessThan(8000);
    // One retry of our own and none of the client's.
    expect(server.calls.length).toBeLessThanOrEqual(2);
  });

  test("an abort ends the call at once", async () => {
    server.behave(() => undefined);
    const model = await modelOf(provider);
    const stop = new AbortController();
    const prompt = { name: "draft", system: "s", user: "u", schema: draftShape };
    const call = model.draft(prompt, stop.signal);
    setImmediate(() => stop.abort());
    await expect(call).rejects.toMatchObject({ code: "model" });
    await expect(model.draft(prompt, stop.signal)).rejects.toThrow();
  });

  test("every failure is a VerseError that keeps what came", async () => {
    server.behave((r) => sendJson(r, success(provider, { outcome: "maybe", statements: [], choices: [] })));
    const model = await modelOf(provider);
    const prompt = { name: "draft", system: "s", user: "u", schema: draftShape };
    const error = await model.draft(prompt, new AbortController().signal).then(
      () => null,
      (e: VerseError) => e,
    );
    expect(error?.code).toBe("model");
    expect(error?.cause).toBeInstanceOf(Error);
    expect(JSON.stringify(error?.cause, Object.getOwnPropertyNames(error?.cause))).toContain("maybe");
  });
});
