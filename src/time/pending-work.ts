/** Work that has begun and that a stop must wait for. */
export class PendingWork {
  readonly #works = new Set<Promise<unknown>>();

  /** Returns the work itself; handling its failure stays the caller's task. */
  track<T>(work: Promise<T>): Promise<T> {
    const done = work.then(
      () => undefined,
      () => undefined,
    );
    this.#works.add(done);
    void done.then(() => this.#works.delete(done));
    return work;
  }

  /** Resolves when no work is left, also none that began meanwhile. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }
}
