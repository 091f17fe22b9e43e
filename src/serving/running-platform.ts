import type { AdapterHealth, ChatAdapter, MessageHandler } from "../bot/chat-adapter.js";
import type { Log } from "../bot/log.js";
import { VerseError } from "../errors.js";

/** A chat platform that is kept running whatever becomes of the others. */
export interface Platform {
  readonly name: string;
  health(): AdapterHealth;
  /** Returns at once; connecting goes on until `stop`. */
  start(handler: MessageHandler): void;
  stop(graceMs: number): Promise<void>;
}

export interface PlatformOptions {
  readonly name: string;
  /** A fresh adapter for every attempt. */
  readonly make: () => Promise<ChatAdapter>;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A refused token may be accepted after somebody has pressed a button on the platform's site. */
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 600_000;

export const platform = ({ name, make, log, clock, sleep }: PlatformOptions): Platform => {
  const stopping = new AbortController();
  let adapter: ChatAdapter | null = null;
  let fault = "";
  let since = clock();

  const attempt = async (handler: MessageHandler): Promise<boolean> => {
    try {
      adapter = await make();
      await adapter.start(handler);
      fault = "";
      if (!stopping.signal.aborted) log.info({ platform: name }, "connected");
      return true;
    } catch (error) {
      fault = error instanceof VerseError ? error.message : String(error);
      since = clock();
      log.error({ platform: name, err: error }, "the platform could not be started; it is tried again");
      await adapter?.stop(0).catch(() => undefined);
      return false;
    }
  };

  const connect = async (handler: MessageHandler): Promise<void> => {
    let waitMs = FIRST_WAIT_MS;
    while (!stopping.signal.aborted && !(await attempt(handler))) {
      await sleep(waitMs, stopping.signal);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  };

  return {
    name,
    health() {
      if (fault !== "") return { state: "reconnecting", detail: fault, since };
      return adapter?.health() ?? { state: "starting", detail: "", since };
    },
    start(handler) {
      connect(handler).catch((error) => log.error({ platform: name, err: error }, "the platform is off"));
    },
    async stop(graceMs) {
      stopping.abort();
      await adapter?.stop(graceMs);
    },
  };
};
