import { describe, expect, it } from "vitest";
import { ChannelPacing } from "../../../../adapters/slack/post/channel-pacing.js";
import { readableDate } from "../../../../src/answering/composing/wording/readable-date.js";
import type { Clock } from "../../../../src/time/clock.js";

/** Time that passes only when somebody sleeps, to the moment of the one who wakes first. */
const heldClock = (): Clock => {
  let now = 1_000_000;
  const sleepers: { at: number; wake: () => void }[] = [];
  const tick = (): void => {
    sleepers.sort((a, b) => a.at - b.at);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.wake();
    setImmediate(tick);
  };
  return {
    now: () => now,
    after: (ms, wake) => {
      sleepers.push({ at: now + ms, wake });
      if (sleepers.length === 1) setImmediate(tick);
      return () => undefined;
    },
  };
};

describe("pacing", () => {
  it("lets three through at once and then one a second, in order", async () => {
    const clock = heldClock();
    const pacing = new ChannelPacing(clock, 1_000);
    const begun = clock.now();
    const turns: [number, number][] = [];
    await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        await pacing.wait("C1");
        turns.push([index, clock.now() - begun]);
      }),
    );
    expect(turns).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1_000],
      [4, 2_000],
      [5, 3_000],
    ]);
  });

  it("does not make channels wait for each other", async () => {
    const clock = heldClock();
    const pacing = new ChannelPacing(clock, 1_000);
    const begun = clock.now();
    await Promise.all(Array.from({ length: 50 }, (_, index) => pacing.wait(`C${index}`)));
    expect(clock.now() - begun).toBe(0);
  });

  it("keeps silent as long as it is told to, also for those who wait already", async () => {
    const clock = heldClock();
    const pacing = new ChannelPacing(clock, 1_000);
    for (let index = 0; index < 3; index += 1) await pacing.wait("C1");
    const begun = clock.now();
    const waiting = pacing.wait("C1");
    pacing.pause("C1", 7_000);
    await waiting;
    expect(clock.now() - begun).toBe(7_000);
  });
});

describe("dates", () => {
  it.each([
    ["2030-03-31", "en", "31 Mar 2030"],
    ["2030-03", "en", "Mar 2030"],
    ["2025", "en", "2025"],
    ["2030-03-31", "en-US", "Mar 31, 2030"],
    ["2030-03-31", "de", "31. März 2030"],
    ["2030-03-31", "zh", "2030年3月31日"],
    ["soon", "en", "soon"],
  ])("%s in %s", (date, language, text) => {
    expect(readableDate(date, language)).toBe(text);
  });
});
