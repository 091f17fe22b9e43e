const CODES: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143 };

type Exit = (code: number) => void;

/** The signal's own way out: `exit` would first stop the encoder's thread, which aborts when it is at work. */
const endBy = (signal: NodeJS.Signals, exit: Exit): void => {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // Still here as the first process of a container, which the kernel shields from its own signals.
  setImmediate(exit, CODES[signal] ?? 1);
};

/** Resolves with the first signal to stop; the second ends the process at once. */
export const stopSignal = (exit: Exit): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let asked = false;
    const hear = (signal: NodeJS.Signals): void => {
      if (asked) endBy(signal, exit);
      asked = true;
      resolve(signal);
    };
    process.on("SIGTERM", hear);
    process.on("SIGINT", hear);
  });

/** Calls `lastWords` when the process is interrupted, then ends it by the signal as if there had been no listener. */
export const onInterrupt = (lastWords: () => void, exit: Exit): void => {
  process.once("SIGINT", (signal) => {
    lastWords();
    endBy(signal, exit);
  });
};
