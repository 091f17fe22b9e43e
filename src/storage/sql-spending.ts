import { z } from "zod";
import type { SpendingStore } from "../answering/drafting/spending.js";
import type { Database } from "./database.js";

const rowSchema = z.object({ tokens: z.number(), cost: z.number() });

/** One statement an addition: two processes never lose each other's. */
export const sqlSpending = (database: Database): SpendingStore => ({
  async add(day, { tokens, cost }) {
    const [rows] = await database.run([
      {
        sql: `INSERT INTO spending (day, tokens, cost) VALUES (?, ?, ?)
          ON CONFLICT (day) DO UPDATE SET tokens = spending.tokens + excluded.tokens, cost = spending.cost + excluded.cost
          RETURNING tokens, cost`,
        params: [day, tokens, cost],
      },
    ]);
    return rowSchema.parse(rows?.[0]);
  },
});
