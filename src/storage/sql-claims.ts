import type { Database, Statement } from "./database.js";
import type { Claims } from "./store.js";

export const sqlClaims = (database: Database): Claims => ({
  async claim({ id, keys, owner, now, leaseUntil, expiresAt }) {
    const marks = keys.map(() => "?").join(", ");
    // Every id of the event ends up on one claim: on the earlier one where there is one, else on a new one.
    const link = keys.flatMap((key): Statement[] => [
      {
        sql: `INSERT INTO claims (event_key, claim_id, owner, state, lease_until, expires_at)
          SELECT ?, claim_id, owner, state, lease_until, expires_at FROM claims WHERE event_key IN (${marks}) LIMIT 1
          ON CONFLICT (event_key) DO NOTHING`,
        params: [key, ...keys],
      },
      {
        sql: `INSERT INTO claims (event_key, claim_id, owner, state, lease_until, expires_at)
          VALUES (?, ?, ?, 'working', ?, ?) ON CONFLICT (event_key) DO NOTHING`,
        params: [key, id, owner, leaseUntil, expiresAt],
      },
    ]);
    const results = await database.run([
      {
        sql: "DELETE FROM claims WHERE expires_at <= ? OR (state = 'working' AND lease_until <= ?)",
        params: [now, now],
      },
      ...link,
      { sql: "SELECT count(*) AS n FROM claims WHERE claim_id = ?", params: [id] },
    ]);
    return Number(results.at(-1)?.[0]?.["n"] ?? 0) > 0 ? "new" : "seen";
  },
  async settle(id, state) {
    await database.run([{ sql: "UPDATE claims SET state = ? WHERE claim_id = ?", params: [state, id] }]);
  },
  async release(id) {
    await database.run([{ sql: "DELETE FROM claims WHERE claim_id = ?", params: [id] }]);
  },
  async owners() {
    const [rows] = await database.run([{ sql: "SELECT DISTINCT owner FROM claims WHERE state <> 'done'" }]);
    return (rows ?? []).map((row) => String(row["owner"]));
  },
  async abandon(owner) {
    const [rows] = await database.run([
      {
        sql: "SELECT count(DISTINCT claim_id) AS n FROM claims WHERE owner = ? AND state <> 'done'",
        params: [owner],
      },
      { sql: "DELETE FROM claims WHERE owner = ? AND state <> 'done'", params: [owner] },
    ]);
    return Number(rows?.[0]?.["n"] ?? 0);
  },
});
