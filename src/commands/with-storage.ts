import { openStorage, type Storage } from "../serving/storage.js";
import type { ExitCode } from "./output.js";
import type { Workbench } from "./workbench.js";

/** Opens what the bot remembers, hands it over and closes it again. Throws VerseError `storage`. */
export async function withStorage(
  { config, output, clock, newSecret }: Pick<Workbench, "config" | "output" | "clock" | "newSecret">,
  task: (storage: Storage) => Promise<ExitCode>,
): Promise<ExitCode> {
  const storage = await openStorage(config.data, clock, newSecret);
  if (storage.setAside !== null)
    output.err(`warning: the database was damaged; it was set aside as ${storage.setAside}.\n`);
  try {
    return await task(storage);
  } finally {
    await storage.store.close();
  }
}
