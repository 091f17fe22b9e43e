import { VerseError } from "../errors.js";
import { openStorage, type Storage } from "../serving/storage.js";
import type { Check } from "./upkeep.js";
import type { Workbench } from "./workbench.js";

/** Opens what the bot remembers, hands it over and closes it again. Throws VerseError `storage`. */
export async function withStorage<T>(
  bench: Workbench,
  clock: () => number,
  makeSecret: () => string,
  task: (storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = await openStorage(bench.config.data, clock, makeSecret);
  if (storage.setAside !== null)
    bench.output.err(`warning: the database was damaged; it was set aside as ${storage.setAside}.\n`);
  try {
    return await task(storage);
  } finally {
    await storage.store.close();
  }
}

export function checkLimit(text: string | undefined): { limit?: number } {
  if (text === undefined) return {};
  if (/^[1-9]\d{0,6}$/.test(text)) return { limit: Number(text) };
  throw new VerseError({
    code: "wrong-use",
    problem: `"${text}" is not a number of rows.`,
    cure: "Give --limit a whole number from 1.",
  });
}

/** What `verse doctor` looks at besides the database. */
export function setUpChecks(bench: Workbench, platforms: readonly string[]): Check[] {
  const { config, store, dense } = bench;
  return [
    {
      what: "index",
      look: async () => {
        const { statusReport } = await import("./status.js");
        const { problems } = await statusReport(store, dense, bench.today());
        return problems.length === 0 ? null : { problem: problems.join(" "), cure: "" };
      },
    },
    {
      what: "rules file",
      look: async () => {
        const { openRulesFile } = await import("../bot/rules-file.js");
        await openRulesFile({ file: config.configFile, platforms, changed: () => undefined });
        return null;
      },
    },
    ...(config.adminPort ? [botCheck(config.adminPort)] : []),
  ];
}

/** Asks the running bot itself how it is. */
const botCheck = (port: number): Check => ({
  what: "running bot",
  look: async () => {
    const address = `http://127.0.0.1:${port}/readyz`;
    const answered = await fetch(address, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
    if (answered?.ok) return null;
    return {
      problem: answered === null ? `Nothing answers at ${address}.` : `${await answered.text()}.`,
      cure: "Start the bot with `verse serve`, or look at its log.",
    };
  },
});
