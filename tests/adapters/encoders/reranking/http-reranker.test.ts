import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpReranker } from "../../../../adapters/encoders/reranking/http-reranker.js";
import { retryAfterMs } from "../../../../adapters/encoders/reranking/patience.js";
import {
  createRerankerGateway,
  DEFAULT_RERANKING,
} from "../../../../src/answering/finding/reranking/reranker-gateway.js";
import { fakeClock, realClock } from "../../../answering/drafting/fixtures.js";
import { rerankerContract } from "../../../contracts/reranker-contract.js";
import { type Behaviour, sendJson, startProvider } from "../../../loopback/models/provider-server.js";

const KEY = "key-that-nobody-may-see";
const PASSAGES = ["a", "b", "c"];
const never = (): AbortSignal => new AbortController().signal;

let server: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  server = await startProvider();
});
afterAll(() => server.stop());

const open = (clock = realClock) =>
  createHttpReranker({ url: `${server.root}/v2/rerank`, model: "m-1", apiKey: KEY }, clock);

interface Asked {
  readonly query: string;
  readonly documents: readonly string[];
  readonly top_n: number;
}
const askedIn = (body: string): Asked => JSON.parse(body);

/** Scores by length and shared words, the best first, as real ones answer. */
const good: Behaviour = (response, { body }) => {
  const { query, documents } = askedIn(body);
  const results = documents.map((text, index) => {
    const shared = query.split(" ").filter((word) => word !== "" && text.includes(word)).length;
    return { index, relevance_score: shared + 1 / (1 + text.length) };
  });
  sendJson(response, { id: "x", results: results.sort((a, b) => b.relevance_score - a.relevance_score) });
};

rerankerContract("a reranker over HTTP", async () => {
  server.behave(good);
  return open();
});

const scored = (...results: readonly (readonly [number, unknown])[]): Behaviour => {
  const sent = { results: results.map(([index, relevance_score]) => ({ index, relevance_score })) };
  return (response) => sendJson(response, sent);
};

describe("a reranker over HTTP", () => {
  it("sends question, passages and key, and gives the scores in the passages' order", async () => {
    server.behave(scored([2, 0.9], [0, 0.1], [1, -3]));
    expect(await open().rerank("q", PASSAGES, never())).toEqual([0.1, -3, 0.9]);
    expect(server.calls).toHaveLength(1);
    const [call] = server.calls;
    expect(call?.path).toBe("/v2/rerank");
    expect(call?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(askedIn(call?.body ?? "")).toEqual({ model: "m-1", query: "q", documents: PASSAGES, top_n: 3 });
  });

  it("asks nobody about no passages", async () => {
    server.behave(good);
    expect(await open().rerank("q", [], never())).toEqual([]);
    expect(server.calls).toEqual([]);
  });

  it("needs no key", async () => {
    server.behave(good);
    await createHttpReranker({ url: server.root, model: "m" }, realClock).rerank("q", PASSAGES, never());
    expect(server.calls[0]?.headers.authorization).toBeUndefined();
  });

  const raw =
    (text: string): Behaviour =>
    (response) =>
      response.writeHead(200, { "content-type": "application/json" }).end(text);
  const status =
    (code: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
    (response) =>
      response.writeHead(code, headers).end(`{"message":"no, ${KEY}"}`);

  it.each<[what: string, behaviour: Behaviour, calls: number, said: RegExp]>([
    ["a wrong key", status(401), 1, /401.*VERSE_RERANKER_KEY/],
    ["a forbidden model", status(403), 1, /403.*VERSE_RERANKER_KEY/],
    ["an unknown address", status(404), 1, /404.*VERSE_RERANKER/],
    ["a limit that lasts", status(429, { "retry-after": "30" }), 1, /429/],
    ["a limit until a day", status(429, { "retry-after": "Wed, 21 Oct 2099 07:28:00 GMT" }), 1, /429/],
    ["an error of the server", status(500), 3, /500/],
    ["a redirect", status(302, { location: "http://127.0.0.1:9/" }), 3, /reached/],
    ["garbage", raw("{"), 1, /not JSON/],
    ["nothing", raw(""), 1, /not JSON/],
    ["a page", raw("<html>"), 1, /not JSON/],
    ["another form", raw('{"scores":[1,2,3]}'), 1, /another form/],
    ["a score in words", scored([0, "1"], [1, 1], [2, 1]), 1, /another form/],
    ["a score that is no number", raw('{"results":[{"index":0,"relevance_score":NaN}]}'), 1, /not JSON/],
    ["no score", scored([0, null], [1, 1], [2, 1]), 1, /another form/],
    ["an endless score", raw('{"results":[{"index":0,"relevance_score":1e999}]}'), 1, /another form/],
    ["an index out of range", scored([0, 1], [1, 1], [3, 1]), 1, /every passage once/],
    ["a negative index", scored([-1, 1], [1, 1], [2, 1]), 1, /another form/],
    ["half an index", scored([0.5, 1], [1, 1], [2, 1]), 1, /another form/],
    ["the same index twice", scored([0, 1], [0, 2], [1, 1]), 1, /every passage once/],
    ["one result more", scored([0, 1], [1, 2], [2, 1], [2, 1]), 1, /every passage once/],
    ["one result less", scored([0, 1], [1, 2]), 1, /every passage once/],
    ["five megabytes", raw(`{"results":[],"pad":"${"x".repeat(5_000_000)}"}`), 1, /could not be read/],
    [
      "a cut answer",
      (response) => {
        response.writeHead(200, { "content-length": "9999" });
        response.write('{"results":', () => setTimeout(() => response.socket?.destroy(), 20));
      },
      1,
      /could not be read/,
    ],
    ["a cut connection", (response) => void response.socket?.destroy(), 3, /reached/],
  ])("refuses %s and says why without the key", async (_, behaviour, calls, said) => {
    server.behave(behaviour);
    const error = await open()
      .rerank("q", PASSAGES, never())
      .then(String, (cause: unknown) => cause);
    expect(error).toMatchObject({ code: "encoder", message: expect.stringMatching(said) });
    expect(inspect(error, { depth: 10 })).not.toContain(KEY);
    expect(server.calls).toHaveLength(calls);
  });

  it("tries again what may pass, after the time the server names", async () => {
    const time = fakeClock();
    let call = 0;
    server.behave((response, request) => {
      call++;
      if (call === 1) response.writeHead(429, { "retry-after": "1" }).end();
      else if (call === 2) response.writeHead(503).end();
      else good(response, request);
    });
    const asked = open(time.clock).rerank("q", PASSAGES, never());
    for (const ms of [1000, 400]) {
      while (time.waiting() === 0) await new Promise((resolve) => setImmediate(resolve));
      const before = call;
      time.pass(ms - 1);
      expect(time.waiting()).toBe(1);
      expect(call).toBe(before);
      time.pass(1);
    }
    expect(await asked).toHaveLength(3);
    expect(call).toBe(3);
  });

  it("hangs up at the deadline of a question, also between two tries", async () => {
    const time = fakeClock();
    for (const behaviour of [() => undefined, status(500)]) {
      server.behave(behaviour);
      const desk = createRerankerGateway(open(time.clock), DEFAULT_RERANKING, {
        now: realClock.now,
        after: (_, run) => realClock.after(100, run),
      });
      expect(await desk.score("q", PASSAGES)).toMatchObject({ ok: false, reason: "timeout" });
    }
  });

  it("reads both forms of Retry-After", () => {
    const now = Date.UTC(2026, 0, 1, 0, 0, 0);
    expect(retryAfterMs("3", now)).toBe(3000);
    expect(retryAfterMs("Thu, 01 Jan 2026 00:00:02 GMT", now)).toBe(2000);
    expect(retryAfterMs("Thu, 01 Jan 2015 00:00:02 GMT", now)).toBe(0);
    expect(retryAfterMs("soon", now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });
});
