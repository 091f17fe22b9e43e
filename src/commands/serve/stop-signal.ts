/** Resolves with the first signal to stop; the second ends the process at once. */
export const stopSignal = (exit: (code: number) => never): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let asked = false;
    const hear = (signal: NodeJS.Signals): void => {
      if (asked) exit(signal === "SIGINT" ? 130 : 143);
      asked = true;
      resolve(signal);
    };
    process.on("SIGTERM", hear);
    process.on("SIGINT", hear);
  });
