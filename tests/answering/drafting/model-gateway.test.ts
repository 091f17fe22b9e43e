import { describe, expect, test } from "vitest";
import { createMemorySpending } from "../../../src/answering/drafting/budget.js";
import { createAnswerCache } from "../../../src/answering/drafting/cache.js";
import type { Model } from "../../../src/answering/drafting/model.js";
import { condenseShape } from "../../../src/answering/drafting/shapes.js";
import { createBreaker } from "../../../src/time/breaker.js";
import { createSlots } from "../../../src/time/slots.js";
import { fakeClock, gatewayFor } from "./fixtures.js";

const PROMPT = { name: "condense", system: "system", user: "user", schema: condenseShape };
const open = () => new AbortController().signal;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const answering = (usage: { inputTokens: number; outputTokens: number } | null = null) => {
  const state = { calls: 0 };
  const model: Model = {
    async draft(prompt) {
      state.calls++;
      return { output: prompt.schema.parse({ question: "Who?" }), usage };
    },
  };
  return { model, state };
};
const failing = () => {
  const state = { calls: 0 };
  const model: Model = {
    async draft() {
      state.calls++;
      throw new Error("down");
    },
  };
  return { model, state };
};
/** Never answers and ignores its signal. */
const deaf: Model = { draft: () => new Promise(() => undefined) };

describe("one question's deadline", () => {
  test("covers all its calls together, even of a model that ignores the signal", async () => {
    const time = fakeClock();
    const session = gatewayFor(deaf, { deadlineMs: 8000 }, time.clock).open(open());
    const first = session.ask(PROMPT);
    await settle();
    time.pass(7999);
    const still = await Promise.race([first, settle().then(() => "waiting")]);
    expect(still).toBe("waiting");
    time.pass(1);
    expect(await first).toMatchObject({ ok: false, reason: "timeout" });
    expect((await session.ask(PROMPT)).ok).toBe(false);
    session.close();
    expect(time.waiting()).toBe(0);
  });

  test("a person who stops is not a failure of the model", async () => {
    const time = fakeClock();
    const stop = new AbortController();
    const desks = gatewayFor(deaf, { breaker: { failures: 1, coolDownMs: 30_000 } }, time.clock);
    const asked = desks.open(stop.signal).ask(PROMPT);
    await settle();
    stop.abort(new Error("stopped"));
    expect(await asked).toMatchObject({ ok: false, reason: "stopped" });
    expect(desks.state()).toEqual({ breaker: "closed", inFlight: 0 });
  });

  test("a failed call is tried once more, a timed-out one is not", async () => {
    const { model, state } = failing();
    expect(await gatewayFor(model).open(open()).ask(PROMPT)).toMatchObject({ ok: false, reason: "failed" });
    expect(state.calls).toBe(2);
  });
});

describe("the breaker", () => {
  test("opens after five failures, lets one call try after 30 s, and closes when it works", async () => {
    const time = fakeClock();
    let down = true;
    let calls = 0;
    const model: Model = {
      async draft(prompt) {
        calls++;
        if (down) throw new Error("down");
        return { output: prompt.schema.parse({ question: "Who?" }), usage: null };
      },
    };
    const desks = gatewayFor(model, { retries: 0 }, time.clock);
    const ask = () => desks.open(open()).ask(PROMPT);
    for (let i = 0; i < 5; i++) expect(await ask()).toMatchObject({ reason: "failed" });
    expect(await ask()).toMatchObject({ reason: "breaker" });
    expect(calls).toBe(5);
    time.pass(29_999);
    expect(await ask()).toMatchObject({ reason: "breaker" });
    time.pass(1);
    expect(await ask()).toMatchObject({ reason: "failed" });
    expect(await ask()).toMatchObject({ reason: "breaker" });
    time.pass(30_000);
    down = false;
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: true });
    expect(calls).toBe(8);
  });

  test("half-open lets only one of two callers through", () => {
    const time = fakeClock();
    const breaker = createBreaker({ failures: 1, coolDownMs: 10 }, time.clock);
    breaker.failed();
    time.pass(10);
    expect([breaker.state(), breaker.admit(), breaker.admit()]).toEqual(["half-open", true, false]);
    breaker.abandoned();
    expect(breaker.admit()).toBe(true);
  });
});

describe("budgets", () => {
  test("a day's tokens halt, survive a restart, and come back the next day", async () => {
    const time = fakeClock();
    const store = createMemorySpending();
    const { model } = answering({ inputTokens: 900, outputTokens: 100 });
    const limits = { tokensPerDay: 2500, tokensPerQuestion: 5000 };
    const ask = () => gatewayFor(model, limits, time.clock, store).open(open()).ask(PROMPT);
    expect([(await ask()).ok, (await ask()).ok]).toEqual([true, true]);
    expect(await ask()).toMatchObject({ ok: false, reason: "budget" });
    time.pass(24 * 3600_000);
    expect((await ask()).ok).toBe(true);
  });

  test("a day's cost halts", async () => {
    const { model, state } = answering({ inputTokens: 1_000_000, outputTokens: 0 });
    const desks = gatewayFor(model, { costPerDay: 2.5, price: { input: 1, output: 1 }, tokensPerDay: 1e9 });
    const results = [];
    for (let i = 0; i < 4; i++) results.push((await desks.open(open()).ask(PROMPT)).ok);
    expect(results).toEqual([true, true, true, false]);
    expect(state.calls).toBe(3);
  });

  test("many at once cannot overspend", async () => {
    const store = createMemorySpending();
    const { model, state } = answering({ inputTokens: 600, outputTokens: 0 });
    const desks = gatewayFor(model, { tokensPerDay: 2000, concurrency: 50 }, undefined, store);
    await Promise.all(Array.from({ length: 50 }, () => desks.open(open()).ask(PROMPT)));
    expect(state.calls).toBeLessThanOrEqual(3);
    expect(
      (await store.add(new Date().toISOString().slice(0, 10), { tokens: 0, cost: 0 })).tokens,
    ).toBeLessThanOrEqual(2000);
  });

  test("a question's tokens halt it and not the others", async () => {
    const { model } = answering({ inputTokens: 800, outputTokens: 0 });
    const desks = gatewayFor(model, { tokensPerQuestion: 1000 });
    const one = desks.open(open());
    expect((await one.ask(PROMPT)).ok).toBe(true);
    expect(await one.ask(PROMPT)).toMatchObject({ ok: false, reason: "budget" });
    expect((await desks.open(open()).ask(PROMPT)).ok).toBe(true);
    expect(one.usage()).toEqual({ inputTokens: 800, outputTokens: 0 });
  });

  test("a store that fails costs the draft, not the question", async () => {
    const { model } = answering();
    const store = { add: () => Promise.reject(new Error("disk full")) };
    expect(await gatewayFor(model, {}, undefined, store).open(open()).ask(PROMPT)).toMatchObject({
      ok: false,
      reason: "failed",
    });
  });
});

describe("concurrency", () => {
  test("the third waits for a place, and leaves the line at its deadline", async () => {
    const time = fakeClock();
    const desks = gatewayFor(deaf, { concurrency: 2, deadlineMs: 1000, retries: 0 }, time.clock);
    const asked = [1, 2].map(() => desks.open(open()).ask(PROMPT));
    await settle();
    time.pass(500);
    const third = desks.open(open()).ask(PROMPT);
    expect(desks.state().inFlight).toBe(2);
    time.pass(500);
    expect((await Promise.all(asked)).map((a) => !a.ok && a.reason)).toEqual(["timeout", "timeout"]);
    await settle();
    time.pass(500);
    expect(await third).toMatchObject({ ok: false, reason: "timeout" });
    expect(desks.state().inFlight).toBe(0);
  });

  test("a place given back twice is one place", async () => {
    const slots = createSlots(1);
    const give = await slots.take(open());
    const gone = new AbortController();
    const waiting = slots.take(gone.signal);
    gone.abort();
    expect(await waiting).toBeNull();
    give?.();
    give?.();
    expect(slots.used()).toBe(0);
  });
});

describe("the answer cache", () => {
  const key = {
    question: "Who  pays?",
    generation: "g1",
    audience: "public",
    asOf: "2026-05-01",
    language: "en",
    model: "m",
  };
  test("knows a question by its words, audience, date and language", () => {
    const cache = createAnswerCache<string>(10);
    cache.set(key, "a");
    expect(cache.get({ ...key, question: "Who pays?" })).toBe("a");
    for (const other of [
      { audience: "internal" },
      { asOf: "2026-05-02" },
      { language: "zh" },
      { question: "Who?" },
      { model: "n" },
    ])
      expect(cache.get({ ...key, ...other }), JSON.stringify(other)).toBeNull();
  });
  test("is emptied by a new generation, and late answers of the old one stay out", () => {
    const cache = createAnswerCache<string>(10);
    cache.set(key, "a");
    expect(cache.get({ ...key, generation: "g2" })).toBeNull();
    cache.set(key, "late");
    expect([cache.size, cache.get({ ...key, generation: "g2" })]).toEqual([0, null]);
  });
  test("forgets what was used longest ago", () => {
    const cache = createAnswerCache<string>(2);
    for (const question of ["a", "b"]) cache.set({ ...key, question }, question);
    cache.get({ ...key, question: "a" });
    cache.set({ ...key, question: "c" }, "c");
    expect(["a", "b", "c"].map((question) => cache.get({ ...key, question }))).toEqual(["a", null, "c"]);
  });
});
