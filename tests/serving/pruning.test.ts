import { expect, it, vi } from "vitest";
import { createLog } from "../../src/bot/log.js";
import { pruning } from "../../src/serving/pruning.js";

const HOUR = 3_600_000;

it("deletes what has expired at once and every hour until it is ended, and logs what fails", async () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const lines: string[] = [];
    const log = createLog({ write: (line: string) => void lines.push(line) }, "info");
    const pruned: number[] = [];
    const prune = async (now: number) => {
      pruned.push(now);
      if (now === HOUR) throw new Error("the disk is full");
      return 0;
    };
    const end = pruning({ prune }, () => Date.now(), log);
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    expect(pruned).toEqual([0, HOUR, 2 * HOUR]);
    expect(lines.filter((line) => line.includes("could not be deleted"))).toHaveLength(1);
    end();
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    expect(pruned).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});
