/** The queue is full; the job was not taken. */
export class QueueFull extends Error {
  constructor() {
    super("The queue is full.");
    this.name = "QueueFull";
  }
}

export interface FairQueueOptions {
  /** Jobs at the same time. */
  readonly running: number;
  /** Jobs that may wait, in all and of one person. */
  readonly waiting: number;
  readonly waitingEach: number;
}

export interface FairQueue {
  /**
   * Runs the job when its turn comes; people take turns, so that one with many questions does not delay the others.
   * Throws QueueFull at once, AbortError when the signal is aborted while it waits.
   */
  run<T>(person: string, job: () => Promise<T>, signal: AbortSignal): Promise<T>;
  size(): { readonly running: number; readonly waiting: number };
}

export const createFairQueue = (options: FairQueueOptions): FairQueue => {
  let running = 0;
  let waiting = 0;
  // A Map keeps the order of insertion: a person who was served moves to its end.
  const lines = new Map<string, (() => void)[]>();

  const next = (): void => {
    if (running >= options.running) return;
    const first = lines.entries().next();
    if (first.done) return;
    const [person, line] = first.value;
    const start = line.shift();
    lines.delete(person);
    if (line.length > 0) lines.set(person, line);
    if (start === undefined) return;
    waiting--;
    running++;
    start();
  };

  const turn = (person: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const line = lines.get(person) ?? [];
      if (running >= options.running && (waiting >= options.waiting || line.length >= options.waitingEach)) {
        reject(new QueueFull());
        return;
      }
      const leave = (): void => {
        const now = lines.get(person);
        const index = now?.indexOf(start) ?? -1;
        if (now === undefined || index < 0) return;
        now.splice(index, 1);
        if (now.length === 0) lines.delete(person);
        waiting--;
        reject(signal.reason);
      };
      const start = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      line.push(start);
      lines.set(person, line);
      waiting++;
      next();
    });

  return {
    async run(person, job, signal) {
      signal.throwIfAborted();
      await turn(person, signal);
      try {
        return await job();
      } finally {
        running--;
        next();
      }
    },
    size: () => ({ running, waiting }),
  };
};
