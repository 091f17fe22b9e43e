import type { AdapterHealth } from "../../../src/bot/chat-adapter.js";
import type { Clock } from "../../../src/time/clock.js";
import type { Log } from "../slack-settings.js";

const MOST_WARNINGS = 10;

/** The state of the connection, and what a maintainer should cure meanwhile. */
export class SlackHealth {
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
    if (this.#warnings.size < MOST_WARNINGS) this.#warnings.add(sentence);
  }

  read(): AdapterHealth {
    const detail = [this.#trouble, ...this.#warnings].filter((part) => part !== "").join(" ");
    return { state: this.#state, detail, since: this.#since };
  }
}
