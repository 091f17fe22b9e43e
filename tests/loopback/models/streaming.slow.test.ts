import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLangChainModel } from "../../../adapters/models/langchain.js";
import { PROVIDERS, type Provider } from "../../../adapters/models/providers.js";
import { type DraftResult, draftAnswer } from "../../../src/answering/drafting/draft-answer.js";
import type { ModelGateway } from "../../../src/answering/drafting/model-gateway.js";
import { gatewayFor, prompts, request } from "../../answering/drafting/fixtures.js";
import { type Behaviour, baseUrl, sendJson, startProvider, success } from "./provider-server.js";
import { asksForStream, type StreamOptions, sendStream } from "./provider-stream.js";

const HOTEL = { text: "A hotel night is paid up to 145 euros.", sentences: [2] };
const WRONG = { text: "A hotel night is paid up to 415 euros.", sentences: [2] };
const FIRST = { text: "Employees may not book first class.", sentences: [1] };
const GOOD = { outcome: "answered", statements: [HOTEL, WRONG, FIRST], choices: [] };

let server: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  server = await startProvider();
});
afterAll(() => server.stop());

const told: string[] = [];

async function open(provider: Provider, deadlineMs = 8000): Promise<ModelGateway> {
  const model = await createLangChainModel(`${provider}:test-model`, {
    apiKey: "test-key",
    baseUrl: baseUrl(provider, server.root),
  });
  return gatewayFor(model, { deadlineMs, tokensPerQuestion: 100_000 });
}

async function draftWith(desks: ModelGateway, listening = true): Promise<DraftResult> {
  told.length = 0;
  const session = desks.open(new AbortController().signal);
  const onStatement = ({ text }: { text: string }) => told.push(text);
  try {
    return await draftAnswer({ session, prompts, ...(listening ? { onStatement } : {}) }, request());
  } finally {
    session.close();
  }
}

async function ask(
  provider: Provider,
  behaviour: Behaviour,
  { deadlineMs = 8000, listening = true } = {},
): Promise<DraftResult> {
  server.behave(behaviour);
  return draftWith(await open(provider, deadlineMs), listening);
}

const streamed =
  (provider: Provider, text: string, options?: StreamOptions): Behaviour =>
  (response) => {
    sendStream(provider, response, text, options).catch(() => response.destroy());
  };
/** Ollama's client asks for a stream in any case and puts it together itself. */
const alwaysStreams = (provider: Provider): boolean => provider === "ollama";

/** The first try gets a stream that fails; the second, which asks for the whole, gets it. */
const unless =
  (provider: Provider, streaming: Behaviour): Behaviour =>
  (response, call) => {
    const streams = alwaysStreams(provider) ? server.calls.length === 1 : asksForStream(call);
    if (streams) streaming(response, call);
    else sendJson(response, success(provider, GOOD));
  };

const ANSWERED = {
  kind: "answered",
  statements: [
    { text: HOTEL.text, sentences: ["s2"], translated: false },
    { text: FIRST.text, sentences: ["s1"], translated: false },
  ],
  dropped: [{ why: "inexact" }],
};
const USAGE = { inputTokens: 100, outputTokens: 20 };

describe.each(PROVIDERS)("%s streams", (provider) => {
  test("a statement is told before the next one is written, and the draft is that of a whole answer", async () => {
    const text = JSON.stringify(GOOD);
    const toldAt: number[] = [];
    const before = async (unit: number) => {
      // The pieces before this one are on their way: give them time to be read.
      if (unit > text.indexOf(WRONG.text) && toldAt.length === 0) {
        for (let i = 0; i < 200 && told.length === 0; i++) await new Promise((go) => setTimeout(go, 5));
        toldAt.push(told.length);
      }
    };
    const result = await ask(provider, streamed(provider, text, { before }));
    expect(result).toMatchObject({ ...ANSWERED, usage: USAGE });
    expect(told).toEqual([HOTEL.text, FIRST.text]);
    expect(toldAt).toEqual([1]);
    expect(server.calls).toHaveLength(1);
  });

  test.skipIf(alwaysStreams(provider))(
    "an endpoint that cannot stream is asked for the whole, in the end at once",
    async () => {
      const behaviour = unless(provider, (r) => sendJson(r, { error: { message: "no streaming" } }, 400));
      server.behave(behaviour);
      const desks = await open(provider);
      const calls: number[] = [];
      for (let question = 0; question < 4; question++) {
        const before = server.calls.length;
        expect(await draftWith(desks)).toMatchObject(ANSWERED);
        expect(told).toEqual([HOTEL.text, FIRST.text]);
        calls.push(server.calls.length - before);
      }
      expect(calls).toEqual([2, 2, 2, 1]);
    },
  );

  test("what the listener hears makes the same draft as the whole answer", async () => {
    const whole = await ask(
      provider,
      (r, call) => {
        expect(asksForStream(call)).toBe(alwaysStreams(provider));
        sendJson(r, success(provider, GOOD));
      },
      { listening: false },
    );
    const pieces = await ask(provider, streamed(provider, JSON.stringify(GOOD), { units: 1 }));
    expect(pieces).toEqual(whole);
  });

  test.each([
    ["is cut after a statement", (text: string) => ({ cutAfter: text.indexOf(WRONG.text) })],
    ["is cut before any", () => ({ cutAfter: 24 })],
  ])("a stream that %s is followed by a whole answer", async (_, optionsFor) => {
    const text = JSON.stringify(GOOD);
    const broken = streamed(provider, text, optionsFor(text));
    expect(await ask(provider, unless(provider, broken))).toMatchObject(ANSWERED);
    expect(told).toEqual([HOTEL.text, FIRST.text]);
    expect(server.calls).toHaveLength(2);
  });

  test.each([
    ["ends early without a word", JSON.stringify(GOOD).slice(0, 90)],
    [
      "ends inside a number",
      `{"outcome":"answered","choices":[],"statements":[{"text":"${HOTEL.text}","sentences":[2`,
    ],
    ["is prose", "Certainly! The answer is 145 euros."],
    ["has wrong types after a good statement", JSON.stringify(GOOD).replace("[1]", '["one"]')],
  ])("a stream that %s is no answer", async (_, text) => {
    const result = await ask(provider, streamed(provider, text));
    expect(result).toMatchObject({ kind: "degraded", reason: "failed" });
  });

  test.each([
    [
      "a page of HTML",
      (r: ServerResponse) => r.writeHead(200, { "content-type": "text/html" }).end("<html></html>"),
    ],
    [
      "a whole answer where a stream was asked for",
      (r: ServerResponse) => sendJson(r, success(provider, GOOD)),
    ],
    [
      "garbage",
      (r: ServerResponse) => r.writeHead(200, { "content-type": "text/event-stream" }).end("data: {\n\n"),
    ],
    ["429", (r: ServerResponse) => sendJson(r, { error: { message: "slow down" } }, 429)],
    ["500", (r: ServerResponse) => sendJson(r, { error: { message: "boom" } }, 500)],
    ["a closed connection", (r: ServerResponse) => r.destroy()],
  ])("%s costs nobody the answer", async (_, respond) => {
    const result = await ask(
      provider,
      unless(provider, (r) => respond(r)),
    );
    expect(result).toMatchObject(ANSWERED);
    expect(server.calls.length).toBeLessThanOrEqual(2);
  });

  test("a stream that stands still ends with the deadline, and nothing is told after it", async () => {
    const text = JSON.stringify(GOOD);
    let goOn: () => void = () => undefined;
    const standing = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const before = (unit: number) => (unit > text.indexOf(WRONG.text) ? standing : Promise.resolve());
    const result = await ask(provider, streamed(provider, text, { before }), { deadlineMs: 400 });
    expect(result).toMatchObject({ kind: "degraded", reason: "timeout" });
    goOn();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(told).toEqual([HOTEL.text]);
  });

  test("a draft that says something else at its end", async () => {
    for (const [last, kind] of [
      ["not-covered", "not-covered"],
      ["answered", "answered"],
    ] as const) {
      const text = `{"statements":${JSON.stringify([HOTEL])},"choices":[],"outcome":"${last}"}`;
      expect(await ask(provider, streamed(provider, text))).toMatchObject({ kind });
      expect(told).toEqual(last === "answered" ? [HOTEL.text] : []);
    }
  });
});
