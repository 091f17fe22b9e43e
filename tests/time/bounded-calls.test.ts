import { expect, it } from "vitest";
import { VerseError } from "../../src/errors.js";
import { createBoundedCalls } from "../../src/time/bounded-calls.js";
import { createOutage } from "../../src/time/outage.js";
import { fakeClock } from "../answering/drafting/fixtures.js";

const bounded = () => {
  const { clock, pass } = fakeClock();
  const outage = createOutage();
  const calls = createBoundedCalls({
    breaker: { failures: 2, coolDownMs: 1000 },
    tooSlow: () => new VerseError({ code: "model", problem: "It is too slow.", cure: "Wait." }),
    clock,
    outage,
  });
  return { calls, outage, pass };
};
const never = new Promise<never>(() => undefined);
const failing = () => Promise.reject(new Error("broken"));

it("a call gives its value", async () => {
  const { calls, outage } = bounded();
  expect(await calls.call(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 });
  expect(outage.sentence()).toBeNull();
});

it("a part that takes too long ends, also one that ignores the signal, and what it may go on with is told", async () => {
  const { calls, outage, pass } = bounded();
  let stopped: AbortSignal | undefined;
  const called = calls.call(({ within }) =>
    within(100, (signal) => {
      stopped = signal;
      return never;
    }),
  );
  pass(100);
  expect(await called).toMatchObject({ ok: false, reason: "timeout" });
  expect(stopped?.aborted).toBe(true);
  expect(outage.sentence()).toContain("too slow");
});

it("failures in a row open the breaker, and one success ends the outage", async () => {
  const { calls, outage, pass } = bounded();
  for (let turn = 0; turn < 2; turn++) {
    expect(await calls.call(failing)).toMatchObject({ ok: false, reason: "failed" });
  }
  expect(outage.sentence()).toBe("broken");
  expect(await calls.call(() => Promise.resolve(7))).toEqual({ ok: false, reason: "breaker", cause: null });
  pass(1000);
  expect(await calls.call(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 });
  expect(outage.sentence()).toBeNull();
});

it("an asker who stops says nothing about the health of what was called", async () => {
  const { calls, outage } = bounded();
  for (let turn = 0; turn < 3; turn++) {
    const asker = new AbortController();
    const called = calls.call(({ within }) => within(100, () => never), asker.signal);
    asker.abort("gone");
    expect(await called).toEqual({ ok: false, reason: "stopped", cause: "gone" });
    expect(await calls.call(failing, asker.signal)).toMatchObject({ reason: "stopped" });
  }
  expect(outage.sentence()).toBeNull();
  expect(await calls.call(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 });
});
