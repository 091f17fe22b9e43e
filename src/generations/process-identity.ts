import { readFile } from "node:fs/promises";
import { hostname } from "node:os";

/** A process that is told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** The boot and the clock tick of its start; `null` where the system does not say. */
  readonly started: string | null;
}

/** `undefined` where there is no /proc, `null` when the process is gone or only waits to be buried. */
async function startOf(pid: number): Promise<string | null | undefined> {
  let boot: string;
  try {
    boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
  } catch {
    return undefined;
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // proc(5): the name in brackets may itself hold brackets and blanks; the state is field 3, the start field 22.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}

/** Whether some process has this number now, on this host. */
export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

export async function thisProcess(): Promise<ProcessIdentity> {
  return { host: hostname(), pid: process.pid, started: (await startOf(process.pid)) ?? null };
}

/** Nobody can see from here whether a process of another host still runs: it counts as running. */
export async function isRunning(other: ProcessIdentity): Promise<boolean> {
  if (other.host !== hostname()) return true;
  const started = await startOf(other.pid);
  if (started === undefined || other.started === null) return answersSignals(other.pid);
  return started === other.started;
}
