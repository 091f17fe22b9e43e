import type { Clock } from "../slack-settings.js";

/** Slack lets a channel take about one message a second, and a few at once after a pause. */
const BURST = 3;

interface Lane {
  /** When the next turn is due, were there no burst. */
  due: number;
  /** Nothing before this: the platform has said so. */
  paused: number;
}

/** Turns to post, one lane a channel; first come, first served. */
export class Pacing {
  readonly #lanes = new Map<string, Lane>();

  constructor(
    readonly clock: Clock,
    readonly paceMs: number,
  ) {}

  #lane(channel: string): Lane {
    const known = this.#lanes.get(channel);
    if (known !== undefined) return known;
    const now = this.clock.now();
    for (const [name, lane] of this.#lanes)
      if (Math.max(lane.due, lane.paused) < now - BURST * this.paceMs) this.#lanes.delete(name);
    const lane = { due: 0, paused: 0 };
    this.#lanes.set(channel, lane);
    return lane;
  }

  /** Resolves when the channel may be posted in. */
  async turn(channel: string): Promise<void> {
    const lane = this.#lane(channel);
    const now = this.clock.now();
    lane.due = Math.max(lane.due, now - (BURST - 1) * this.paceMs) + this.paceMs;
    const at = Math.max(lane.due - this.paceMs, lane.paused);
    if (at > now) await this.clock.sleep(at - now);
    // A pause may have begun while this one waited.
    while (lane.paused > this.clock.now()) await this.clock.sleep(lane.paused - this.clock.now());
  }

  /** The platform asked for silence in the channel. */
  pause(channel: string, ms: number): void {
    const lane = this.#lane(channel);
    lane.paused = Math.max(lane.paused, this.clock.now() + ms);
  }
}
