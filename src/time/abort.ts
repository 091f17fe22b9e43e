/**
 * Aborts the controller when the signal is, until the returned function is called. Unlike AbortSignal.any it leaves
 * nothing behind on a signal that lives longer than the work.
 */
export const abortWith = (controller: AbortController, signal: AbortSignal): (() => void) => {
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  return () => signal.removeEventListener("abort", abort);
};

/** Settles with the work, or rejects as soon as the signal aborts even if the work ignores it. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** What the work gave, or null when the signal aborted first. The work goes on; how it ends then is not looked at. */
export function inTime<T>(work: Promise<T>, patience: AbortSignal | undefined): Promise<{ value: T } | null> {
  const settled = work.then((value) => ({ value }));
  if (patience === undefined) return settled;
  return orAborted(settled, patience).catch((problem: unknown) => {
    if (patience.aborted) return null;
    throw problem;
  });
}
