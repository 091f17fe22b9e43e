import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { createKeys } from "../bot/keys.js";
import type { Log } from "../bot/log.js";
import { VerseError } from "../errors.js";
import { openStorage, type Storage } from "./storage.js";

export interface EnduringStorage extends Storage {
  /** One sentence for a maintainer while nothing can be written; null when all is well. */
  trouble(): string | null;
}

/**
 * What the running bot remembers. With a full disk or a data folder that cannot be written it still answers: this
 * process then remembers by itself, and says so in the log and in its health.
 * Throws VerseError `storage` where something else is wrong.
 */
export const openEnduringStorage = async (
  dataFolder: string,
  clock: () => number,
  makeSecret: () => string,
  log: Log,
): Promise<EnduringStorage> => {
  const { createMemoryStore } = await import("../storage/memory-store.js");
  const { createStandbyStore } = await import("../storage/standby-store.js");
  let trouble: string | null = null;
  const changed = (error: unknown): void => {
    if (error === null) {
      trouble = null;
      log.warn("the database can be written again");
      return;
    }
    trouble = `Answers go on, but nothing is remembered over a restart. ${error instanceof Error ? error.message : String(error)}`;
    log.error(
      { err: error },
      "THE DATABASE CANNOT BE USED: answers go on, nothing is remembered over a restart",
    );
  };
  try {
    const storage = await openStorage(dataFolder, clock, makeSecret);
    const store = createStandbyStore({ first: storage.store, standby: createMemoryStore(), changed });
    return { ...storage, store, trouble: () => trouble };
  } catch (error) {
    if (!(await cannotWrite(dataFolder, error))) throw error;
    changed(error);
    const { secretIn } = await import("../storage/secret-file.js");
    const secret = (name: string) => secretIn(join(dataFolder, name), makeSecret).catch(makeSecret);
    return {
      store: createMemoryStore(),
      keys: createKeys(await secret("people.key")),
      linkSecret: await secret("links.key"),
      setAside: null,
      backup: null,
      trouble: () => trouble,
    };
  }
};

const cannotWrite = async (folder: string, error: unknown): Promise<boolean> => {
  if (!(error instanceof VerseError)) return false;
  const cause = error.cause instanceof Error ? error.cause.message : "";
  if (/is full|ENOSPC|no space/i.test(`${error.message} ${cause}`)) return true;
  return access(folder, constants.W_OK).then(
    () => false,
    () => true,
  );
};
