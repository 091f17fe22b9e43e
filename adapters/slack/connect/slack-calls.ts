import { LogLevel, type webApi } from "@slack/bolt";
import { type Clock, sleep } from "../../../src/time/clock.js";
import type { Log, SlackTiming } from "../slack-settings.js";
import type { Content } from "../write/write-slack-reply.js";
import { cureOf, type Failure, failureOf, isBadLayout, isMissingScope } from "./slack-failures.js";

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

const LONGEST_LOG_LINE = 300;

const sentence = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(" ")
    .slice(0, LONGEST_LOG_LINE);

/** Bolt's lines in our log. Its debug lines carry whole payloads and are left out. */
export const createBoltLogger = (log: Log): webApi.Logger => ({
  debug: () => undefined,
  info: (...parts) => log.debug({ from: "bolt" }, sentence(parts)),
  warn: (...parts) => log.warn({ from: "bolt" }, sentence(parts)),
  error: (...parts) => log.warn({ from: "bolt" }, sentence(parts)),
  setLevel: () => undefined,
  getLevel: () => LogLevel.INFO,
  setName: () => undefined,
});

/** Settings of a client that neither retries nor waits by itself: a retry may post twice, so SlackCalls decides. */
export const clientOptions = (apiUrl: string | null, timing: SlackTiming): webApi.WebClientOptions => ({
  ...(apiUrl === null ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
  timeout: timing.callMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

/** Doubling waits, from `retryMs` to `retryMostMs`. */
export const backOff = (tries: number, timing: SlackTiming): number =>
  Math.min(timing.retryMs * 2 ** Math.max(0, tries - 1), timing.retryMostMs);

export const attempt = async <T>(call: () => Promise<T>): Promise<Result<T>> => {
  try {
    return { ok: true, value: await call() };
  } catch (problem) {
    return { ok: false, failure: failureOf(problem) };
  }
};

export interface SlackCallsParts {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly timing: SlackTiming;
  readonly log: Log;
  /** Told of every refusal that a maintainer can cure. */
  readonly onRefusal: (sentence: string) => void;
}

/** Until when a call is tried; a signal that aborts ends it sooner. */
export interface RetryBounds {
  /** Milliseconds since the epoch. */
  readonly until?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Calls of the Web API: when one is tried again, when it is given up, and what is then told to maintainers. */
export class SlackCalls {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly timing: SlackTiming;
  readonly log: Log;
  readonly #onRefusal: (sentence: string) => void;

  constructor({ client, clock, timing, log, onRefusal }: SlackCallsParts) {
    this.client = client;
    this.clock = clock;
    this.timing = timing;
    this.log = log;
    this.#onRefusal = onRefusal;
  }

  /** When trying something that begins now is given up. */
  get giveUpAt(): number {
    return this.clock.now() + this.timing.giveUpMs;
  }

  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleep(this.clock, ms, signal);
  }

  /** Milliseconds until the next try; null when there is to be none: Slack refused, or it would be after `until`. */
  waitAfter(failure: Failure, tries: number, until: number): number | null {
    if (failure.kind === "refused") return null;
    const wait = failure.kind === "limited" ? failure.waitMs : backOff(tries, this.timing);
    return this.clock.now() + wait > until ? null : wait;
  }

  /** For calls that may be repeated without harm: tries until one succeeds, is refused, or `until` has passed. */
  async retry<T>(
    call: () => Promise<T>,
    { until = this.giveUpAt, signal }: RetryBounds = {},
  ): Promise<Result<T>> {
    for (let tries = 1; ; tries += 1) {
      const result = await attempt(call);
      if (result.ok) return result;
      const wait = this.waitAfter(result.failure, tries, until);
      if (wait === null || signal?.aborted === true) return result;
      await this.sleep(wait, signal);
    }
  }

  /** Sends the content, and where Slack does not take its blocks, its words alone. */
  async inEitherForm<T>(
    content: Content,
    send: (content: Content) => Promise<Result<T>>,
    onBadLayout: (failure: Failure) => void = () => undefined,
  ): Promise<Result<T>> {
    const result = await send(content);
    if (result.ok || !isBadLayout(result.failure)) return result;
    onBadLayout(result.failure);
    return send({ text: content.text, blocks: [] });
  }

  /** A reply was lost: tells maintainers why, and what to do about it. */
  reportLost(method: string, failure: Failure): void {
    if (failure.kind !== "refused") {
      this.log.error({ method, ...failure }, "Slack could not be reached in time; a reply was lost");
      return;
    }
    const { error, needed } = failure;
    this.log.error({ method, error, needed }, `Slack refused ${method}. ${cureOf(failure)}`);
    this.reportMissingScope(method, failure);
  }

  /** Shows a missing scope in the health report; other failures pass without a word there. */
  reportMissingScope(method: string, failure: Failure): void {
    if (failure.kind === "refused" && isMissingScope(failure))
      this.#onRefusal(`Slack refused ${method}: missing_scope. ${cureOf(failure)}`);
  }
}
