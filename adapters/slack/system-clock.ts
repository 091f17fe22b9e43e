import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "./slack-settings.js";

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, signal === undefined ? {} : { signal });
    } catch (problem) {
      if (signal?.aborted !== true) throw problem;
    }
  },
};
