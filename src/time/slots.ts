/** A fixed number of places; whoever finds none waits in line until the signal aborts. */
export interface Slots {
  /** Resolves to the function that gives the place back, or to null when aborted first. */
  take(signal: AbortSignal): Promise<(() => void) | null>;
  /** Places in use. */
  used(): number;
}

export function createSlots(count: number): Slots {
  let used = 0;
  const line: (() => void)[] = [];
  const give = () => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = line.shift();
      if (next) next();
      else used--;
    };
  };
  return {
    take(signal) {
      if (signal.aborted) return Promise.resolve(null);
      if (used < count) {
        used++;
        return Promise.resolve(give());
      }
      return new Promise((resolve) => {
        const enter = () => {
          signal.removeEventListener("abort", leave);
          resolve(give());
        };
        const leave = () => {
          line.splice(line.indexOf(enter), 1);
          resolve(null);
        };
        line.push(enter);
        signal.addEventListener("abort", leave, { once: true });
      });
    },
    used: () => used,
  };
}
