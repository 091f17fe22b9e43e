import { describe, expect, it } from "vitest";
import { endsWithin, sleep } from "../../src/time/clock.js";
import { fakeClock } from "../answering/drafting/fixtures.js";

const never = new Promise<void>(() => undefined);

describe("sleeping", () => {
  it("ends when its time is over", async () => {
    const { clock, pass } = fakeClock();
    let awake = false;
    const slept = sleep(clock, 100).then(() => {
      awake = true;
    });
    pass(99);
    await Promise.resolve();
    expect(awake).toBe(false);
    pass(1);
    await slept;
    expect(awake).toBe(true);
  });

  it("ends at once when the signal aborts, also one that was aborted before", async () => {
    const { clock } = fakeClock();
    const controller = new AbortController();
    const slept = sleep(clock, 100, controller.signal);
    controller.abort();
    await slept;
    await sleep(clock, 100, controller.signal);
  });
});

describe("waiting for work", () => {
  it("says whether the work ended in time", async () => {
    const { clock, pass } = fakeClock();
    expect(await endsWithin(Promise.resolve(), 100, clock)).toBe(true);
    const late = endsWithin(never, 100, clock);
    pass(100);
    expect(await late).toBe(false);
  });

  it("rejects when the work does", async () => {
    const { clock } = fakeClock();
    await expect(endsWithin(Promise.reject(new Error("broken")), 100, clock)).rejects.toThrow("broken");
  });
});
