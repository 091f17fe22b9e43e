import { attempt, type SlackCalls } from "../connect/slack-calls.js";
import { cureOf, isNotAllowed } from "../connect/slack-failures.js";
import type { ReplyTarget } from "../read/received-message.js";

/** An answer that comes sooner needs no status. */
const PATIENCE_MS = 400;
const MOST_STATUS = 100;

/** What a thread shows while the bot works, and whether its session can be stopped. */
interface Status {
  readonly text: string;
  readonly session: "processing" | "active";
}

/** Shows that the bot works: a status under the thread, and in a direct conversation a session that can be stopped. */
export class ProgressIndicator {
  /** Methods that are not called again, because Slack does not allow them. */
  readonly #off = new Set<string>();

  constructor(private readonly calls: SlackCalls) {}

  /** Returns the way to take the status back. */
  begin(target: ReplyTarget, text: string): () => Promise<void> {
    const { threadTs } = target;
    if (target.viaResponseUrl || threadTs === null) return async () => undefined;
    const set = (status: Status): Promise<void> => this.#set(target, threadTs, status);
    const cancelled = new AbortController();
    const show = async (): Promise<boolean> => {
      await this.calls.sleep(PATIENCE_MS, cancelled.signal);
      if (cancelled.signal.aborted) return false;
      await set({ text: text.slice(0, MOST_STATUS), session: "processing" });
      return true;
    };
    const shown = show();
    return async () => {
      cancelled.abort();
      if (await shown) await set({ text: "", session: "active" });
    };
  }

  async #set(target: ReplyTarget, threadTs: string, { text, session }: Status): Promise<void> {
    const where = { channel_id: target.channel, thread_ts: threadTs };
    const calls = [this.#call("assistant.threads.setStatus", { ...where, status: text })];
    if (target.direct) calls.push(this.#call("agents.sessions.setStatus", { ...where, status: session }));
    await Promise.all(calls);
  }

  async #call(method: string, args: Record<string, unknown>): Promise<void> {
    if (this.#off.has(method)) return;
    const result = await attempt(() => this.calls.client.apiCall(method, args));
    if (result.ok || result.failure.kind !== "refused" || !isNotAllowed(result.failure)) return;
    const { error, needed } = result.failure;
    this.#off.add(method);
    this.calls.log.warn({ method, error, needed }, `No sign of work is shown. ${cureOf(result.failure)}`);
  }
}
