import type { Answer } from "./request.js";

interface Fault {
  readonly match: RegExp;
  readonly answer: Answer;
  left: number;
}

interface Bucket {
  used: number;
  resetAt: number;
}

/** The ways in which REST fails on purpose, and the rate limits. */
export class Faults {
  /** Everything answers 503. */
  outage = false;
  /** Calls to one route class before 429, and for how long (real time: the client waits on the wall clock); null: no limit. */
  limit: { readonly calls: number; readonly windowMs: number } | null = null;
  refusedForRate = 0;
  readonly #faults: Fault[] = [];
  readonly #holds: { readonly match: RegExp; readonly until: Promise<unknown> }[] = [];
  readonly #buckets = new Map<string, Bucket>();

  /** The next `times` calls whose "METHOD /path" matches get this answer. */
  next(match: RegExp, answer: Answer, times = 1): void {
    this.#faults.push({ match, answer, left: times });
  }

  /** Every call whose "METHOD /path" matches waits so long before it is carried out. */
  hold(match: RegExp, until: Promise<unknown>): void {
    this.#holds.push({ match, until });
  }

  async held(call: string): Promise<void> {
    for (const { match, until } of this.#holds) if (match.test(call)) await until;
  }

  tooMany(match: RegExp, seconds: number, times = 1): void {
    const body = { message: "You are being rate limited.", retry_after: seconds, global: false };
    const headers = {
      "retry-after": String(seconds),
      "x-ratelimit-scope": "shared",
      "x-ratelimit-reset-after": String(seconds),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-limit": "5",
      "x-ratelimit-bucket": "fault",
    };
    this.next(match, { status: 429, body, headers }, times);
  }

  answerFor(call: string): Answer | null {
    if (this.outage) return { status: 503, body: { message: "503: Service Unavailable", code: 0 } };
    const fault = this.#faults.find((one) => one.left > 0 && one.match.test(call));
    if (fault === undefined) return null;
    fault.left -= 1;
    return fault.answer;
  }

  /** Counts a call; answers the headers of its bucket, or null with a 429 when it is used up. */
  count(call: string): { readonly headers: Record<string, string>; readonly refused: Answer | null } {
    if (this.limit === null) return { headers: {}, refused: null };
    const key = call.replace(/\/messages\/\d+/, "/messages/:id");
    const now = Date.now();
    const kept = this.#buckets.get(key);
    const bucket =
      kept !== undefined && kept.resetAt > now ? kept : { used: 0, resetAt: now + this.limit.windowMs };
    this.#buckets.set(key, bucket);
    bucket.used += 1;
    const seconds = Math.max(0, bucket.resetAt - now) / 1000;
    const headers = {
      "x-ratelimit-limit": String(this.limit.calls),
      "x-ratelimit-remaining": String(Math.max(0, this.limit.calls - bucket.used)),
      "x-ratelimit-reset-after": seconds.toFixed(3),
      "x-ratelimit-reset": (bucket.resetAt / 1000).toFixed(3),
      "x-ratelimit-bucket": key.replace(/\W/g, "").slice(-32),
    };
    if (bucket.used <= this.limit.calls) return { headers, refused: null };
    this.refusedForRate += 1;
    const body = { message: "You are being rate limited.", retry_after: seconds, global: false };
    return {
      headers,
      refused: { status: 429, body, headers: { ...headers, "retry-after": seconds.toFixed(3) } },
    };
  }
}
