import { join } from "node:path";
import { openDatabase } from "../../src/storage/libsql-database.js";
import { createMemoryStore } from "../../src/storage/memory-store.js";
import { createSqlStore } from "../../src/storage/sql-store.js";
import { createStandbyStore } from "../../src/storage/standby-store.js";
import { storeContract } from "../contracts/store-contract.js";
import { temporaryFolder } from "../temporary-folder.js";

storeContract("the store in memory", async () => {
  const store = createMemoryStore();
  return { store, close: () => store.close() };
});

storeContract("a store with a standby behind it", async () => {
  const store = createStandbyStore({
    first: createMemoryStore(),
    standby: createMemoryStore(),
    changed: () => undefined,
  });
  return { store, close: () => store.close() };
});

storeContract("the embedded database", async () => {
  const { database } = await openDatabase({ file: join(temporaryFolder(), "verse.db"), clock: () => 0 });
  const store = createSqlStore(database);
  return { store, close: () => store.close() };
});
