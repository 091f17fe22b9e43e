import { join } from "node:path";
import { createKeys, type Keys } from "../bot/keys.js";
import type { OpenedDatabase } from "../storage/libsql-database.js";
import type { Store } from "../storage/store.js";

/** What is remembered under the data folder: the database and the two secrets beside it. */
export interface Storage {
  readonly store: Store;
  readonly keys: Keys;
  /** The key of signed links. */
  readonly linkSecret: string;
  readonly setAside: OpenedDatabase["setAside"];
  readonly backup: OpenedDatabase["backup"];
}

/** Throws VerseError `storage`. `makeSecret` returns at least 32 random characters. */
export const openStorage = async (
  dataFolder: string,
  clock: () => number,
  makeSecret: () => string,
): Promise<Storage> => {
  const { secretIn } = await import("../storage/secret-file.js");
  const people = await secretIn(join(dataFolder, "people.key"), makeSecret);
  const linkSecret = await secretIn(join(dataFolder, "links.key"), makeSecret);
  const { openDatabase } = await import("../storage/libsql-database.js");
  const { createSqlStore } = await import("../storage/sql-store.js");
  const { database, setAside, backup } = await openDatabase({ file: join(dataFolder, "verse.db"), clock });
  return { store: createSqlStore(database), keys: createKeys(people), linkSecret, setAside, backup };
};
