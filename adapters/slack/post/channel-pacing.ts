import { type Clock, sleep } from "../../../src/time/clock.js";

/** Slack lets a channel take about one message a second, and a few at once after a pause. */
const BURST = 3;

interface ChannelPace {
  /** When the next post is due, were there no burst. */
  due: number;
  /** Nothing before this: the platform has said so. */
  paused: number;
}

/** Spaces out the posts of each channel; first come, first served. */
export class ChannelPacing {
  readonly #paces = new Map<string, ChannelPace>();

  constructor(
    readonly clock: Clock,
    readonly paceMs: number,
  ) {}

  #paceOf(channel: string): ChannelPace {
    const known = this.#paces.get(channel);
    if (known !== undefined) return known;
    const now = this.clock.now();
    for (const [name, pace] of this.#paces)
      if (Math.max(pace.due, pace.paused) < now - BURST * this.paceMs) this.#paces.delete(name);
    const pace = { due: 0, paused: 0 };
    this.#paces.set(channel, pace);
    return pace;
  }

  /** Resolves when the channel may be posted in. */
  async wait(channel: string): Promise<void> {
    const pace = this.#paceOf(channel);
    const now = this.clock.now();
    pace.due = Math.max(pace.due, now - (BURST - 1) * this.paceMs) + this.paceMs;
    const at = Math.max(pace.due - this.paceMs, pace.paused);
    if (at > now) await sleep(this.clock, at - now);
    // A pause may have begun while this one waited.
    while (pace.paused > this.clock.now()) await sleep(this.clock, pace.paused - this.clock.now());
  }

  /** Slack asked for no posts in the channel. */
  pause(channel: string, ms: number): void {
    const pace = this.#paceOf(channel);
    pace.paused = Math.max(pace.paused, this.clock.now() + ms);
  }
}
