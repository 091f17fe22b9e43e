import { expect, it, vi } from "vitest";
import { systemClock } from "../../../adapters/time/system-clock.js";

it("tells the time, runs what waits when its time is over, and not what was cancelled", () => {
  vi.useFakeTimers({ now: 5000 });
  try {
    const ran: string[] = [];
    systemClock.after(100, () => void ran.push("kept"));
    const cancel = systemClock.after(100, () => void ran.push("cancelled"));
    cancel();
    vi.advanceTimersByTime(99);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual(["kept"]);
    expect(systemClock.now()).toBe(5100);
  } finally {
    vi.useRealTimers();
  }
});
