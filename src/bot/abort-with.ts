/**
 * Aborts the controller when any of the signals is, until the returned function is called. Unlike AbortSignal.any it
 * leaves nothing behind on a signal that lives as long as the process.
 */
export const abortWith = (controller: AbortController, signals: readonly AbortSignal[]): (() => void) => {
  const links = signals.map((signal) => {
    const abort = (): void => controller.abort(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    return () => signal.removeEventListener("abort", abort);
  });
  return () => {
    for (const unlink of links) unlink();
  };
};
