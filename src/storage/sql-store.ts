import type { Database } from "./database.js";
import { sqlBudgets } from "./sql-budgets.js";
import { sqlClaims } from "./sql-claims.js";
import { sqlQuestions } from "./sql-questions.js";
import { sqlSpending } from "./sql-spending.js";
import { sqlThreads } from "./sql-threads.js";
import type { Store } from "./store.js";

const DAY = 86_400_000;
const SPENDING_DAYS = 31;

/** The store over any database that speaks plain SQL. */
export const createSqlStore = (database: Database): Store => ({
  claims: sqlClaims(database),
  questions: sqlQuestions(database),
  threads: sqlThreads(database),
  budgets: sqlBudgets(database),
  spending: sqlSpending(database),
  async prune(now) {
    const expired = "SELECT id FROM questions WHERE expires_at <= ?";
    const [gone] = await database.run([
      { sql: "SELECT count(*) AS n FROM questions WHERE expires_at <= ?", params: [now] },
      { sql: "DELETE FROM claims WHERE expires_at <= ?", params: [now] },
      { sql: "DELETE FROM turns WHERE expires_at <= ?", params: [now] },
      // No budget looks back further than a day: an older one is full again.
      { sql: "DELETE FROM budgets WHERE at <= ?", params: [now - DAY] },
      // A day's cap asks about that day only; a month is kept for the maintainer.
      {
        sql: "DELETE FROM spending WHERE day < ?",
        params: [new Date(now - SPENDING_DAYS * DAY).toISOString().slice(0, 10)],
      },
      { sql: `DELETE FROM quotes WHERE question_id IN (${expired})`, params: [now] },
      { sql: `DELETE FROM feedback WHERE question_id IN (${expired})`, params: [now] },
      { sql: `DELETE FROM help_requests WHERE question_id IN (${expired})`, params: [now] },
      { sql: `DELETE FROM deliveries WHERE question_id IN (${expired})`, params: [now] },
      { sql: "DELETE FROM questions WHERE expires_at <= ?", params: [now] },
    ]);
    return Number(gone?.[0]?.["n"] ?? 0);
  },
  backup: (file) => database.backup(file),
  check: () => database.check(),
  close: () => database.close(),
});
