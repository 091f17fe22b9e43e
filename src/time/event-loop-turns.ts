/**
 * Lets work that comes in a burst begin a few at a time, each few in an iteration of the event loop of their own, so
 * that timers, network and other people's work are served in between.
 */
export class EventLoopTurns {
  readonly #waiting: (() => void)[] = [];
  #scheduled = false;

  /** `atOnce`: how many begin in one iteration. */
  constructor(private readonly atOnce: number) {}

  /** Resolves in the next free iteration, first come, first served. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#begin());
    });
  }

  #begin(): void {
    for (const resolve of this.#waiting.splice(0, this.atOnce)) resolve();
    this.#scheduled = this.#waiting.length > 0;
    if (this.#scheduled) setImmediate(() => this.#begin());
  }
}

const searches = new EventLoopTurns(1);

/**
 * Waits for an iteration of the event loop that no other question's search has: an encoder hands over several vectors
 * at once, and searches that follow each other without a break would hold up everything else.
 */
export const ownTurn = (): Promise<void> => searches.next();
