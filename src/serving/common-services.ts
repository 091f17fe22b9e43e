import { createFairQueue } from "../bot/fair-queue.js";
import { createInFlight } from "../bot/in-flight.js";
import type { Log } from "../bot/log.js";
import type { BotServices } from "../bot/services.js";
import { createShutdown } from "../bot/shutdown.js";
import type { Clock } from "../time/clock.js";

/** Small enough that opening a new index is most of the two seconds in which it is to be taken up. */
export const LOOK_FOR_INDEX_EVERY_MS = 250;
const DEADLINE_MS = 30_000;

interface Sources {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly tools: Pick<BotServices, "newId">;
}

/** What every bot has; the rest is chosen by whoever runs it. */
export const commonServices = ({ clock, tools }: Sources, log: Log, timers: Clock) => ({
  queue: createFairQueue({ running: 4, waiting: 50, waitingEach: 5 }),
  shutdown: createShutdown(timers),
  inFlight: createInFlight(),
  log,
  clock,
  newId: tools.newId,
  deadlineMs: DEADLINE_MS,
});
