/** Work on what was heard before it becomes a conversation, so that a stop can wait for it. */
export class Underway {
  readonly #works = new Set<Promise<unknown>>();

  /** The work itself; its failure stays its caller's. */
  track<T>(work: Promise<T>): Promise<T> {
    const done = work.then(
      () => undefined,
      () => undefined,
    );
    this.#works.add(done);
    void done.then(() => this.#works.delete(done));
    return work;
  }

  /** Resolves when nothing is under way, also none of what began meanwhile. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }
}
