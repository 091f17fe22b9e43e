import type { AdapterHealth } from "../../../src/bot/chat-adapter.js";
import type { Clock, Log } from "../slack-settings.js";

/** The state of the connection, and what a maintainer should cure meanwhile. */
export class Health {
  #state: AdapterHealth["state"] = "starting";
  #trouble = "";
  #since: number;
  readonly #warnings = new Set<string>();

  constructor(
    readonly clock: Clock,
    readonly log: Log,
  ) {
    this.#since = clock.now();
  }

  get state(): AdapterHealth["state"] {
    return this.#state;
  }

  /** `trouble` is one sentence, empty when all is well. */
  set(state: AdapterHealth["state"], trouble = ""): void {
    if (state !== this.#state) {
      this.#since = this.clock.now();
      this.log.info({ state, trouble }, "The connection to Slack changed");
    }
    this.#state = state;
    this.#trouble = trouble;
  }

  /** Something that stays wrong until a maintainer acts. */
  warn(sentence: string): void {
    if (this.#warnings.size < 10) this.#warnings.add(sentence);
  }

  read(): AdapterHealth {
    const detail = [this.#trouble, ...this.#warnings].filter((part) => part !== "").join(" ");
    return { state: this.#state, detail, since: this.#since };
  }
}
