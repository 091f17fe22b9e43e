/** A process by the name under which it holds claims. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** Milliseconds since the epoch; tells a process from an earlier one with the same number. */
  readonly startedAt: number;
}

export const ownerName = ({ host, pid, startedAt }: Owner): string => `${pid}/${startedAt}/${host}`;

/**
 * Whether the process of that name may still be running. `runs` asks the operating system for a number. Processes of
 * other machines cannot be asked: their claims end with their lease. Pure but for `runs`.
 */
export const mayBeAlive = (name: string, self: Owner, runs: (pid: number) => boolean): boolean => {
  const [, pid, startedAt, host] = /^(\d+)\/(\d+)\/(.*)$/.exec(name) ?? [];
  if (pid === undefined || host !== self.host) return true;
  // In a container every process has the same number: the same number with another start is an earlier life.
  if (Number(pid) === self.pid) return Number(startedAt) === self.startedAt;
  return runs(Number(pid));
};
