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
