/** What work gave, or null when patience ran out first. The work goes on; how it ends then is nobody's concern here. */
export function inTime<T>(work: Promise<T>, patience: AbortSignal | undefined): Promise<{ value: T } | null> {
  const settled = work.then((value) => ({ value }));
  if (!patience) return settled;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    if (patience.aborted) stop();
    patience.addEventListener("abort", stop, { once: true });
    settled.then(resolve, reject).finally(() => patience.removeEventListener("abort", stop));
  });
}
