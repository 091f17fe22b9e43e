import { createMemorySpending } from "../../../src/answering/drafting/budget.js";
import type { DraftRequest } from "../../../src/answering/drafting/draft-answer.js";
import type { Model } from "../../../src/answering/drafting/model.js";
import {
  createModelGateway,
  DEFAULT_GATEWAY,
  type GatewaySettings,
} from "../../../src/answering/drafting/model-gateway.js";
import { loadPrompts } from "../../../src/answering/drafting/prompts/load.js";
import type { SourceSentence } from "../../../src/answering/drafting/sources.js";
import type { Clock } from "../../../src/time/clock.js";

export const prompts = await loadPrompts(new URL("../../../prompts", import.meta.url).pathname);

export const sentence = (id: string, text: string, over: Partial<SourceSentence> = {}): SourceSentence => ({
  id,
  text,
  lead: null,
  section: ["Travel"],
  document: { id: "travel", title: "Travel policy", language: "en", label: "policy, in force" },
  ...over,
});

export const TRAVEL: readonly SourceSentence[] = [
  sentence("s1", "Employees may not book first class."),
  sentence("s2", "Hotels are paid up to 145 euros a night."),
  sentence("s3", "Claims must reach Finance by the 10th of the following month."),
];

export const request = (over: Partial<DraftRequest> = {}): DraftRequest => ({
  question: "How much is paid for a hotel?",
  sentences: TRAVEL,
  language: "en",
  asOf: "2026-05-01",
  audience: "public",
  fence: "~~f3a9c1~~",
  ...over,
});

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Time that stands still until it is moved. */
export function fakeClock(start = Date.UTC(2026, 4, 1)) {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((t) => t !== timer);
      };
    },
  };
  return {
    clock,
    pass(ms: number) {
      now += ms;
      const due = timers.filter((t) => t.at <= now);
      timers = timers.filter((t) => t.at > now);
      for (const t of due) t.run();
    },
    waiting: () => timers.length,
  };
}

export const gatewayFor = (
  model: Model,
  over: Partial<GatewaySettings> = {},
  clock = realClock,
  store = createMemorySpending(),
) => createModelGateway(model, { ...DEFAULT_GATEWAY, ...over }, store, clock);
