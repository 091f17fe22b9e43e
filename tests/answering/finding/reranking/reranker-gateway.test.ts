import { describe, expect, it } from "vitest";
import {
  createRerankerGateway,
  DEFAULT_RERANKING,
} from "../../../../src/answering/finding/reranking/reranker-gateway.js";
import type { Reranker } from "../../../../src/retrieval/reranker.js";
import { fakeClock } from "../../drafting/fixtures.js";

const rerankerThat = (rerank: Reranker["rerank"]): Reranker => ({
  name: "test",
  scripts: "any",
  rerank,
  close: async () => undefined,
});
const deskOf = (rerank: Reranker["rerank"], time = fakeClock()) => ({
  desk: createRerankerGateway(rerankerThat(rerank), DEFAULT_RERANKING, time.clock),
  time,
});
const never = (): Promise<never> => new Promise(() => undefined);

describe("the way to a reranker", () => {
  it("hands on one finite score a passage", async () => {
    const { desk, time } = deskOf(async (_, passages) => passages.map((text) => text.length));
    expect(await desk.score("q", ["abc", "a"])).toEqual({ ok: true, scores: [3, 1] });
    expect(time.waiting()).toBe(0);
  });

  it.each<[string, readonly number[]]>([
    ["too few scores", [1]],
    ["too many scores", [1, 2, 3]],
    ["no scores", []],
    ["a score that is no number", [1, Number.NaN]],
    ["an endless score", [1, Number.POSITIVE_INFINITY]],
  ])("refuses %s", async (_, scores) => {
    const { desk } = deskOf(async () => scores);
    expect(await desk.score("q", ["a", "b"])).toMatchObject({ ok: false, reason: "failed" });
  });

  it("gives up at its deadline, also on one that ignores its signal, and tells it to stop", async () => {
    let told: unknown = null;
    const { desk, time } = deskOf((_, __, signal) => {
      signal.addEventListener("abort", () => {
        told = signal.reason;
      });
      return never();
    });
    const asked = desk.score("q", ["a", "b"]);
    time.pass(DEFAULT_RERANKING.deadlineMs - 1);
    expect(told).toBeNull();
    time.pass(1);
    expect(await asked).toMatchObject({ ok: false, reason: "timeout" });
    expect(told).toMatchObject({ code: "encoder" });
  });

  it("stops with whoever asked, before and during the work, and holds that against nobody", async () => {
    const { desk } = deskOf(never);
    for (let i = 0; i < DEFAULT_RERANKING.breaker.failures + 1; i++) {
      const gone = new AbortController();
      const asked = desk.score("q", ["a", "b"], gone.signal);
      gone.abort();
      expect(await asked).toMatchObject({ ok: false, reason: "stopped" });
    }
    expect(await desk.score("q", ["a", "b"], AbortSignal.abort())).toMatchObject({ reason: "stopped" });
  });

  it("is not asked while it keeps failing, and tried again after a while", async () => {
    let calls = 0;
    let broken = true;
    const { desk, time } = deskOf(async (_, passages) => {
      calls++;
      if (broken) throw new Error("down");
      return passages.map(() => 1);
    });
    const { failures, coolDownMs } = DEFAULT_RERANKING.breaker;
    for (let i = 0; i < failures; i++)
      expect(await desk.score("q", ["a"])).toMatchObject({ reason: "failed" });
    expect(await desk.score("q", ["a"])).toMatchObject({ reason: "breaker" });
    expect(calls).toBe(failures);
    broken = false;
    time.pass(coolDownMs);
    expect(await desk.score("q", ["a"])).toMatchObject({ ok: true });
    expect(await desk.score("q", ["a"])).toMatchObject({ ok: true });
  });
});
