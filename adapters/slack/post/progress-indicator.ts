import type { webApi } from "@slack/bolt";
import { attempt } from "../connect/slack-calls.js";
import { cureOf } from "../connect/slack-failures.js";
import type { Target } from "../read/received-message.js";
import type { Clock, Log } from "../slack-settings.js";

/** An answer that is there sooner needs no sign that it is coming. */
const PATIENCE_MS = 400;
const MOST_STATUS = 100;

/** Refusals after which the method is not called again. */
const HOPELESS = ["missing_scope", "unknown_method", "not_allowed_token_type", "access_denied"];

/** Shows that the bot works: a status under the thread, and in a direct conversation a session that can be stopped. */
export class Signs {
  readonly #off = new Set<string>();

  constructor(
    readonly client: webApi.WebClient,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  /** Returns the way to take the sign back. */
  begin(target: Target, status: string): () => Promise<void> {
    const threadTs = target.threadTs;
    if (target.viaResponseUrl || threadTs === null) return async () => undefined;
    const cancelled = new AbortController();
    const shown = this.#show(target, threadTs, status, cancelled.signal);
    return async () => {
      cancelled.abort();
      if (await shown) await this.#set(target, threadTs, "", "active");
    };
  }

  async #show(target: Target, threadTs: string, status: string, cancelled: AbortSignal): Promise<boolean> {
    await this.clock.sleep(PATIENCE_MS, cancelled);
    if (cancelled.aborted) return false;
    await this.#set(target, threadTs, status.slice(0, MOST_STATUS), "processing");
    return true;
  }

  async #set(
    target: Target,
    threadTs: string,
    status: string,
    session: "processing" | "active",
  ): Promise<void> {
    const where = { channel_id: target.channel, thread_ts: threadTs };
    const calls = [this.#call("assistant.threads.setStatus", { ...where, status })];
    if (target.direct) calls.push(this.#call("agents.sessions.setStatus", { ...where, status: session }));
    await Promise.all(calls);
  }

  async #call(method: string, args: Record<string, unknown>): Promise<void> {
    if (this.#off.has(method)) return;
    const result = await attempt(() => this.client.apiCall(method, args));
    if (result.ok || result.failure.kind !== "refused") return;
    const { error, needed } = result.failure;
    if (!HOPELESS.includes(error)) return;
    this.#off.add(method);
    this.log.warn({ method, error, needed }, `No sign of work is shown. ${cureOf(error, needed)}`);
  }
}
