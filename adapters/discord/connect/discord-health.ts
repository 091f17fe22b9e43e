import type { AdapterHealth } from "../../../src/bot/chat-adapter.js";
import type { Clock } from "../../../src/time/clock.js";

/** The state of all connections together, and the last thing that went wrong in a place. */
export class DiscordHealth {
  #state: AdapterHealth["state"] = "starting";
  #since: number;
  #reason = "";
  readonly #lost = new Set<number>();
  readonly #known = new Set<number>();
  readonly #troubles = new Map<string, string>();

  constructor(private readonly clock: Clock) {
    this.#since = clock.now();
  }

  #become(state: AdapterHealth["state"]): void {
    if (state === this.#state || this.#state === "stopped") return;
    this.#state = state;
    this.#since = this.clock.now();
  }

  connected(): void {
    if (this.#lost.size === 0) this.#become("connected");
  }

  connectionLost(shard: number): void {
    this.#lost.add(shard);
    if (this.#state !== "starting") this.#become("reconnecting");
  }

  /** True when this connection (a shard) had been there before: a gap has ended. */
  connectionReady(shard: number): boolean {
    const again = this.#known.has(shard);
    this.#known.add(shard);
    this.#lost.delete(shard);
    if (this.#state !== "starting") this.connected();
    return again;
  }

  ended(reason: string): void {
    this.#reason = reason;
    this.#become("stopped");
  }

  /** What went wrong in a channel; null: nothing any more. */
  setTrouble(channel: string, detail: string | null): void {
    if (detail === null) this.#troubles.delete(channel);
    else this.#troubles.set(channel, detail);
  }

  read(): AdapterHealth {
    const waiting =
      this.#lost.size === 0 ? "" : "The connection to Discord is lost; the bot is reconnecting.";
    const trouble = [...this.#troubles.values()].at(-1) ?? "";
    return { state: this.#state, detail: this.#reason || waiting || trouble, since: this.#since };
  }
}
