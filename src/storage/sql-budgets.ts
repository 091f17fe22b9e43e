import { waitFor } from "./bucket.js";
import type { Database } from "./database.js";
import type { Budgets } from "./store.js";

/** `levelAt` in SQL. Parameters: now, now, refill, capacity, now, now, refill, capacity. */
const LEVEL = `(CASE WHEN tokens + (CASE WHEN ? > at THEN ? - at ELSE 0 END) * ? > ? THEN ?
  ELSE tokens + (CASE WHEN ? > at THEN ? - at ELSE 0 END) * ? END)`;

export const sqlBudgets = (database: Database): Budgets => ({
  async take({ key, capacity, refill }, now) {
    const level = [now, now, refill, capacity, capacity, now, now, refill];
    // One transaction: two processes never take the same token.
    const [, taken, left] = await database.run([
      {
        sql: "INSERT INTO budgets (bucket, tokens, at) VALUES (?, ?, ?) ON CONFLICT (bucket) DO NOTHING",
        params: [key, capacity, now],
      },
      {
        sql: `UPDATE budgets SET tokens = ${LEVEL} - 1, at = ? WHERE bucket = ? AND ${LEVEL} >= 1 RETURNING tokens`,
        params: [...level, now, key, ...level],
      },
      { sql: `SELECT ${LEVEL} AS tokens FROM budgets WHERE bucket = ?`, params: [...level, key] },
    ]);
    if ((taken ?? []).length > 0) return 0;
    return waitFor({ key, capacity, refill }, Number(left?.[0]?.["tokens"] ?? 0));
  },
  async give({ key, capacity }) {
    await database.run([
      {
        sql: "UPDATE budgets SET tokens = CASE WHEN tokens + 1 > ? THEN ? ELSE tokens + 1 END WHERE bucket = ?",
        params: [capacity, capacity, key],
      },
    ]);
  },
});
