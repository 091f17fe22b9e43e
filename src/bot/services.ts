import type { ModelUse } from "../answering/drafting/model-use.js";
import type { Store } from "../storage/store.js";
import type { DefaultAudiences } from "./access.js";
import type { Answerer } from "./answerer.js";
import type { FairQueue } from "./fair-queue.js";
import type { InFlight } from "./in-flight.js";
import type { Keys } from "./keys.js";
import type { Log } from "./log.js";
import type { Rules } from "./rules.js";
import type { Shutdown } from "./shutdown.js";

/** What one finished question was like; for counters. */
export interface QuestionFacts {
  readonly platform: string;
  readonly outcome: string;
  readonly totalMs: number;
  /** Absent where no language model was asked. */
  readonly model?: ModelUse;
}

/** Everything the bot is made of; the composition root fills it. */
export interface BotServices {
  readonly answerer: Answerer;
  readonly store: Store;
  readonly rules: () => Rules;
  /** Of places that the rules do not name, by platform. */
  readonly defaults: (platform: string) => DefaultAudiences;
  readonly keys: Keys;
  readonly queue: FairQueue;
  readonly shutdown: Shutdown;
  readonly inFlight: InFlight;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Short, unguessable, unique. */
  readonly newId: () => string;
  /** Names this process; claims of a dead one are taken over. */
  readonly owner: string;
  /** The longest one answer may take. */
  readonly deadlineMs: number;
  readonly observe?: (facts: QuestionFacts) => void;
}
