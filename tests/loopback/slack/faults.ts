/** One thing that goes wrong with the next calls of a method. */
export interface Fault {
  readonly method: string | "*";
  times: number;
  /** `after`: the method is carried out first, and only its answer is lost. */
  readonly when: "before" | "after";
  readonly how:
    | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
    | { readonly kind: "refuse"; readonly error: string }
    | { readonly kind: "hang" }
    | { readonly kind: "reset" };
}

/** The faults that a test has ordered. */
export class Faults {
  readonly #ordered: Fault[] = [];
  /** Every connection is reset as soon as it is made. */
  outage = false;
  /** So many next websocket upgrades are accepted by TCP and never answered. */
  stalledUpgrades = 0;
  /** So many next websockets open and are never greeted. */
  silentSockets = 0;
  /** Posts per channel and second beyond which 429 is answered; null for no limit. */
  postsPerSecond: number | null = null;
  readonly #posts = new Map<string, number[]>();

  readonly #holds: { readonly method: string; readonly until: Promise<unknown> }[] = [];

  /** Every call of the method waits so long before it is carried out. */
  hold(method: string, until: Promise<unknown>): void {
    this.#holds.push({ method, until });
  }

  async held(method: string): Promise<void> {
    for (const one of this.#holds) if (one.method === method) await one.until;
  }

  order(fault: Fault): void {
    this.#ordered.push(fault);
  }

  rateLimit(method: string, times: number, retryAfter: number): void {
    this.order({ method, times, when: "before", how: { kind: "status", status: 429, retryAfter } });
  }

  fail(method: string, times: number, when: "before" | "after" = "before", status = 500): void {
    this.order({ method, times, when, how: { kind: "status", status } });
  }

  take(method: string): Fault | null {
    const fault = this.#ordered.find((one) => one.times > 0 && (one.method === method || one.method === "*"));
    if (fault === undefined) return null;
    fault.times -= 1;
    return fault;
  }

  /** Whether one more post in the channel is too much now. */
  tooFast(channel: string, now: number): boolean {
    if (this.postsPerSecond === null) return false;
    const recent = (this.#posts.get(channel) ?? []).filter((at) => at > now - 1000);
    if (recent.length >= this.postsPerSecond) return true;
    this.#posts.set(channel, [...recent, now]);
    return false;
  }
}
