import { openRulesFile } from "../bot/rules-file.js";
import { PLATFORMS } from "../config.js";
import { VerseError } from "../errors.js";
import type { Store } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import type { Printer } from "./output.js";
import { statusReport } from "./status.js";
import { withStorage } from "./with-storage.js";
import type { Workbench } from "./workbench.js";

/** `verse doctor`: looks at everything that is set up; ends with 1 when something is wrong. */
export const doctor: CommandDeclaration = {
  usage: "doctor",
  description: "look at everything that is set up and say what is wrong, with the cure",
  options: [["--json", "print what was found as data"]],
  run: (bench, flags) =>
    withStorage(bench, async ({ store }) => {
      const checks = [...storeChecks(store), ...setUpChecks(bench)];
      return (await runChecks(checks, { json: flags["json"] === true }, bench.output)) ? 0 : 1;
    }),
};

/** One thing looked at. */
interface Finding {
  readonly what: string;
  /** Empty when all is well. */
  readonly problem: string;
  readonly cure: string;
}

/** A check that names what it looks at; returns null when all is well. */
interface Check {
  readonly what: string;
  readonly look: () => Promise<{ readonly problem: string; readonly cure: string } | null>;
}

/** The checks of what is stored. */
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

/** What is looked at besides the database. */
function setUpChecks({ config, ...bench }: Workbench): Check[] {
  return [
    {
      what: "index",
      look: async () => {
        const { problems } = await statusReport(bench);
        return problems.length === 0 ? null : { problem: problems.join(" "), cure: "" };
      },
    },
    {
      what: "rules file",
      look: async () => {
        await openRulesFile({ file: config.configFile, platforms: PLATFORMS, changed: () => undefined });
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

/** Prints one line a check; true when all is well. A check that throws is a finding, not a crash. */
export const runChecks = async (
  checks: readonly Check[],
  options: { readonly json: boolean },
  output: Printer,
): Promise<boolean> => {
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
  output.out(
    options.json
      ? `${JSON.stringify({ healthy, findings })}\n`
      : findings
          .map(
            ({ what, problem, cure }) =>
              `${problem === "" ? "ok  " : "BAD "} ${what}${problem === "" ? "" : `: ${problem} ${cure}`}\n`,
          )
          .join(""),
  );
  return healthy;
};
