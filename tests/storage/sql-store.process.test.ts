// Covers: logged-question.ts, sql-budgets.ts, sql-claims.ts, sql-questions.ts, sql-spending.ts
// Covers: sql-threads.ts
import { join } from "node:path";
import { openDatabase } from "../../src/storage/libsql-database.js";
import { createSqlStore } from "../../src/storage/sql-store.js";
import { storeContract } from "../contracts/store-contract.js";
import { temporaryFolder } from "../temporary-folder.js";

storeContract("the embedded database", async () => {
  const { database } = await openDatabase({ file: join(temporaryFolder(), "verse.db"), clock: () => 0 });
  const store = createSqlStore(database);
  return { store, close: () => store.close() };
});
