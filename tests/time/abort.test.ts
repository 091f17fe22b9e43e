import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { abortWith, inTime, orAborted } from "../../src/time/abort.js";

const never = new Promise<never>(() => undefined);
const aborted = (reason: unknown): AbortSignal => AbortSignal.abort(reason);
const listening = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("an abort that is passed on", () => {
  it("arrives with its reason, also one that came before", () => {
    const asker = new AbortController();
    const work = new AbortController();
    abortWith(work, asker.signal);
    expect(work.signal.aborted).toBe(false);
    asker.abort("gone");
    expect(work.signal.reason).toBe("gone");
    const late = new AbortController();
    abortWith(late, asker.signal);
    expect(late.signal.reason).toBe("gone");
  });

  it("does not arrive once the link is cut, and nothing is left on the signal", () => {
    const asker = new AbortController();
    const work = new AbortController();
    const cut = abortWith(work, asker.signal);
    expect(listening(asker.signal)).toBe(1);
    cut();
    expect(listening(asker.signal)).toBe(0);
    asker.abort("gone");
    expect(work.signal.aborted).toBe(false);
  });
});

describe("work under a signal", () => {
  it("settles as it does, and leaves nothing on the signal", async () => {
    const { signal } = new AbortController();
    expect(await orAborted(Promise.resolve(7), signal)).toBe(7);
    await expect(orAborted(Promise.reject(new Error("broken")), signal)).rejects.toThrow("broken");
    await Promise.resolve();
    expect(listening(signal)).toBe(0);
  });

  it("rejects when the signal aborts, also where the work never ends", async () => {
    const controller = new AbortController();
    const waited = orAborted(never, controller.signal);
    controller.abort(new Error("too slow"));
    await expect(waited).rejects.toThrow("too slow");
    await expect(orAborted(never, aborted(new Error("before")))).rejects.toThrow("before");
  });

  it("that may be late is null when it is, and its value or its own fault otherwise", async () => {
    const { signal } = new AbortController();
    expect(await inTime(Promise.resolve(null), signal)).toEqual({ value: null });
    expect(await inTime(Promise.resolve(7), undefined)).toEqual({ value: 7 });
    expect(await inTime(never, aborted("late"))).toBeNull();
    await expect(inTime(Promise.reject(new Error("broken")), signal)).rejects.toThrow("broken");
  });
});
