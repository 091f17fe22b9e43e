import { pino } from "pino";
import { systemClock } from "../../adapters/time/system-clock.js";
import { createFairQueue } from "../../src/bot/fair-queue.js";
import { createHandler } from "../../src/bot/handle.js";
import { createInFlight } from "../../src/bot/in-flight.js";
import { createKeys } from "../../src/bot/keys.js";
import type { Action, ActionName, Place, Question } from "../../src/bot/message.js";
import type { Reply } from "../../src/bot/reply.js";
import { defaultRules } from "../../src/bot/rules.js";
import { parseRules } from "../../src/bot/rules-text.js";
import type { BotServices } from "../../src/bot/services.js";
import { createShutdown } from "../../src/bot/shutdown.js";
import { createMemoryStore } from "../../src/storage/memory-store.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

export const session = () => ({
  signal: new AbortController().signal,
  late: false,
  working: () => undefined,
});

export const place = (more: Partial<Place> = {}): Place => ({
  platform: "alpha",
  workspace: "W1",
  channel: "C1",
  parent: null,
  thread: "T1",
  kind: "channel",
  external: false,
  ...more,
});

let events = 0;
export const question = (text: string, more: Partial<Question> = {}): Question => {
  events++;
  return {
    type: "question",
    eventIds: [`event-${events}`],
    place: place(),
    person: { id: "ann", name: "Ann", locale: "en", roles: [] },
    text,
    messageId: `message-${events}`,
    manner: "mention",
    private: false,
    ...more,
  };
};

export const press = (action: ActionName, answerId: string, more: Partial<Action> = {}): Action => ({
  type: "action",
  eventIds: [`event-${++events}`],
  place: place(),
  person: { id: "ann", name: "Ann", locale: "en", roles: [] },
  action,
  answerId,
  value: "",
  moderator: false,
  ...more,
});

/** Real parts around a scripted answerer, with a clock that the test moves. */
export const botUnderTest = (more: Partial<BotServices> = {}, rules = "") => {
  const time = { now: Date.parse("2026-11-21T12:00:00Z") };
  const lines: string[] = [];
  let ids = 0;
  const parsed = rules === "" ? defaultRules() : parseRules(rules, "verse.yaml", ["alpha", "beta"]);
  const parts: BotServices = {
    answerer: scriptedAnswerer(),
    store: createMemoryStore(),
    rules: () => parsed,
    defaults: (platform) => ({ home: platform === "alpha" ? "internal" : "public", elsewhere: "public" }),
    keys: createKeys("a secret for tests"),
    queue: createFairQueue({ running: 4, waiting: 50, waitingEach: 10 }),
    shutdown: createShutdown(systemClock),
    inFlight: createInFlight(),
    log: pino({}, { write: (line: string) => void lines.push(line) }),
    clock: () => time.now,
    newId: () => `id-${++ids}`,
    owner: "this process",
    deadlineMs: 5_000,
    ...more,
  };
  const handle = createHandler(parts);
  return {
    parts,
    time,
    lines,
    handle,
    /** The reply alone; deliveries are confirmed as an adapter would. */
    async reply(message: Parameters<typeof handle>[0]): Promise<Reply | null> {
      const handled = await handle(message, session());
      await handled?.delivered(`ref-${++ids}`);
      return handled?.reply ?? null;
    },
  };
};
