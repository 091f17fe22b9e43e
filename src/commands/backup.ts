import { stat } from "node:fs/promises";
import { VerseError } from "../errors.js";
import type { Store } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import type { Printer } from "./output.js";
import { withStorage } from "./with-storage.js";

export const backup: CommandDeclaration = {
  usage: "backup <file>",
  description: "copy the database to a new file while the bot runs",
  options: [],
  run: (bench, _flags, [file = ""]) =>
    withStorage(bench, async ({ store }) => {
      await copyDatabase(store, file, bench.output);
      return 0;
    }),
};

/** A consistent copy of the database; its size in bytes. Throws VerseError `wrong-use` when the file exists. */
export const copyDatabase = async (store: Store, file: string, output: Printer): Promise<number> => {
  const there = await stat(file).catch(() => null);
  if (there !== null)
    throw new VerseError({
      code: "wrong-use",
      problem: `${file} exists already.`,
      cure: "Name a file that does not exist: a backup overwrites nothing.",
    });
  await store.backup(file);
  const { size } = await stat(file);
  output.out(
    `${file}: ${size} bytes. The key files beside the database belong to it: keep them with the copy.\n`,
  );
  return size;
};
