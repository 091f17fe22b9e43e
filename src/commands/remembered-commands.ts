import type { Storage } from "../serving/storage.js";
import { type AddCommand, type Flags, type Task, text } from "./command.js";
import type { ExitCode } from "./output.js";
import type { Workbench } from "./workbench.js";

type StoredTask = (
  storage: Storage,
  flags: Flags,
  words: readonly string[],
  bench: Workbench,
) => Promise<ExitCode>;

/** The maintainer's commands about what the bot remembers. `makeSecret` returns at least 32 random characters. */
export function addRememberedCommands(
  add: AddCommand,
  platforms: readonly string[],
  clock: () => number,
  makeSecret: () => string,
): void {
  const remembered =
    (task: StoredTask): Task =>
    async (bench, flags, words) => {
      const { withStorage } = await import("./maintenance.js");
      return withStorage(bench, clock, makeSecret, (storage) => task(storage, flags, words, bench));
    };

  for (const [name, description] of [
    ["gaps", "list what was asked and not answered, or voted down, most asked first"],
    ["questions", "list the question log, newest first"],
  ] as const)
    add(
      name,
      description,
      remembered(async ({ store }, flags, _words, { output }) => {
        const { checkLimit } = await import("./maintenance.js");
        const list = (await import("./questions.js"))[name];
        const options = { json: flags["json"] === true, ...checkLimit(text(flags["limit"])) };
        await list(store, options, { write: output.out });
        return 0;
      }),
    )
      .option("--json", "print the list as data")
      .option("--limit <n>", "rows at most");

  for (const [name, description] of [
    ["forget", "delete everything stored of a person (PLATFORM:ID)"],
    ["export", "print everything stored of a person (PLATFORM:ID) as JSON"],
  ] as const)
    add(
      `${name} <user>`,
      description,
      remembered(async ({ store, keys }, _flags, [user = ""], { output }) => {
        const people = await import("./people.js");
        await people[`${name}User`](store, keys, user, { write: output.out });
        return 0;
      }),
    );

  add(
    "backup <file>",
    "copy the database to a new file while the bot runs",
    remembered(async ({ store }, _flags, [file = ""], { output }) => {
      const { backup } = await import("./upkeep.js");
      await backup(store, file, { write: output.out });
      return 0;
    }),
  );

  add(
    "doctor",
    "look at everything that is set up and say what is wrong, with the cure",
    remembered(async ({ store }, flags, _words, bench) => {
      const { doctor, storeChecks } = await import("./upkeep.js");
      const { setUpChecks } = await import("./maintenance.js");
      const checks = [...storeChecks(store), ...setUpChecks(bench, platforms)];
      const { healthy } = await doctor(checks, { json: flags["json"] === true }, { write: bench.output.out });
      return healthy ? 0 : 1;
    }),
  ).option("--json", "print what was found as data");
}
