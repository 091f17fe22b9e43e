const CODES: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143 };

/** Resolves with the first signal to stop; the second ends the process at once. */
export const stopSignal = (exit: (code: number) => void): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let asked = false;
    const hear = (signal: NodeJS.Signals): void => {
      if (asked) {
        // The signal's own way out: `exit` would first stop the encoder's thread, which aborts when it is at work.
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
        // Still here as the first process of a container, which the kernel shields from its own signals.
        setImmediate(exit, CODES[signal] ?? 1);
      }
      asked = true;
      resolve(signal);
    };
    process.on("SIGTERM", hear);
    process.on("SIGINT", hear);
  });
