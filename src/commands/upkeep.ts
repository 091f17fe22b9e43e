import { stat } from "node:fs/promises";
import { VerseError } from "../errors.js";
import type { Store } from "../storage/store.js";
import type { Writer } from "./questions.js";

/** `verse backup FILE`: a consistent copy of the database while the bot runs. */
export const backup = async (
  store: Store,
  file: string,
  out: Writer,
): Promise<{ file: string; bytes: number }> => {
  const there = await stat(file).catch(() => null);
  if (there !== null)
    throw new VerseError({
      code: "wrong-use",
      problem: `${file} exists already.`,
      cure: "Name a file that does not exist: a backup overwrites nothing.",
    });
  await store.backup(file);
  const { size } = await stat(file);
  out.write(
    `${file}: ${size} bytes. The key files beside the database belong to it: keep them with the copy.\n`,
  );
  return { file, bytes: size };
};

/** One thing looked at. */
export interface Finding {
  readonly what: string;
  /** Empty when all is well. */
  readonly problem: string;
  readonly cure: string;
}

/** A check that names what it looks at; returns null when all is well. */
export interface Check {
  readonly what: string;
  readonly look: () => Promise<{ readonly problem: string; readonly cure: string } | null>;
}

/** The checks of what is stored; the composition root adds its own (index, platforms, model). */
export const storeChecks = (store: Store): Check[] => [
  {
    what: "database",
    look: async () => {
      const faults = await store.check();
      return faults.length === 0
        ? null
        : {
            problem: faults.slice(0, 3).join("; "),
            cure: "Stop the bot and put a backup in the file's place.",
          };
    },
  },
  {
    what: "events under way",
    look: async () => {
      const owners = await store.claims.owners();
      return owners.length <= 1
        ? null
        : {
            problem: `${owners.length} processes have unfinished events.`,
            cure: "Start the bot once more: it frees the events of processes that are gone.",
          };
    },
  },
];

/** `verse doctor`: looks at everything, one line each. A check that throws is a finding, not a crash. */
export const doctor = async (
  checks: readonly Check[],
  options: { readonly json: boolean },
  out: Writer,
): Promise<{ readonly healthy: boolean; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  for (const { what, look } of checks) {
    const found = await look().catch((error: unknown) =>
      error instanceof VerseError
        ? { problem: error.problem, cure: error.cure }
        : { problem: String(error), cure: "Look at the log of the bot." },
    );
    findings.push({ what, problem: found?.problem ?? "", cure: found?.cure ?? "" });
  }
  const healthy = findings.every(({ problem }) => problem === "");
  out.write(
    options.json
      ? `${JSON.stringify({ healthy, findings })}\n`
      : findings
          .map(
            ({ what, problem, cure }) =>
              `${problem === "" ? "ok  " : "BAD "} ${what}${problem === "" ? "" : `: ${problem} ${cure}`}\n`,
          )
          .join(""),
  );
  return { healthy, findings };
};
