import { webApi } from "@slack/bolt";
import type { Clock, SlackTiming } from "../slack-settings.js";
import { type Failure, failureOf } from "./slack-failures.js";

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** A client that neither retries nor waits by itself: a retry may post twice, so the courier decides. */
export const createClient = (
  token: string,
  apiUrl: string | null,
  timing: SlackTiming,
  logger: webApi.Logger,
): webApi.WebClient => new webApi.WebClient(token, { ...clientOptions(apiUrl, timing), logger });

export const clientOptions = (apiUrl: string | null, timing: SlackTiming): webApi.WebClientOptions => ({
  ...(apiUrl === null ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
  timeout: timing.callMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

export const attempt = async <T>(call: () => Promise<T>): Promise<Result<T>> => {
  try {
    return { ok: true, value: await call() };
  } catch (problem) {
    return { ok: false, failure: failureOf(problem) };
  }
};

/** Doubling waits, from `retryMs` to `retryMostMs`. */
export const waitAfter = (tries: number, timing: SlackTiming): number =>
  Math.min(timing.retryMs * 2 ** Math.max(0, tries - 1), timing.retryMostMs);

/**
 * For calls that may be repeated without harm: tries until it succeeds, is refused, or `until` has passed.
 */
export const persist = async <T>(
  call: () => Promise<T>,
  until: number,
  timing: SlackTiming,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Result<T>> => {
  for (let tries = 1; ; tries += 1) {
    const result = await attempt(call);
    if (result.ok || result.failure.kind === "refused") return result;
    const wait = result.failure.kind === "limited" ? result.failure.waitMs : waitAfter(tries, timing);
    if (clock.now() + wait > until || signal?.aborted === true) return result;
    await clock.sleep(wait, signal);
  }
};
