import type { Log } from "../bot/log.js";
import type { Store } from "../storage/store.js";

const EVERY_MS = 3_600_000;

/** Deletes what has expired, at once and every hour, until the returned function is called. */
export function pruning(store: Pick<Store, "prune">, clock: () => number, log: Log): () => void {
  const prune = (): void => {
    store.prune(clock()).catch((error) => log.error({ err: error }, "what has expired could not be deleted"));
  };
  prune();
  const timer = setInterval(prune, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
