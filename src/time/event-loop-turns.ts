/** So many begin before the event loop gets a breath. */
const AT_ONCE = 4;

/** Lets a burst of events begin a few at a time, so that pings and other people's answers are not held up. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #awake = false;

  /** Resolves soon, first come, first served. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#awake) return;
      this.#awake = true;
      setImmediate(() => this.#wake());
    });
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0, AT_ONCE)) resolve();
    this.#awake = this.#waiting.length > 0;
    if (this.#awake) setImmediate(() => this.#wake());
  }
}
