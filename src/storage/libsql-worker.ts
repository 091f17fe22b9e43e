import type { MessagePort } from "node:worker_threads";
import type Libsql from "libsql";
import type { Row, Statement } from "./database.js";

export type WorkerRequest = { readonly id: number } & (
  | { readonly verb: "run"; readonly statements: readonly Statement[] }
  | { readonly verb: "backup"; readonly file: string }
  | { readonly verb: "check" }
  | { readonly verb: "close" }
);

export interface WorkerData {
  readonly file: string;
  readonly migrations: readonly (readonly string[])[];
  /** Where a copy goes before a migration; the version is appended. */
  readonly copyPrefix: string;
}

export type WorkerFailure = { readonly problem: string; readonly code: string };
export type WorkerReply =
  | { readonly ready: true; readonly backup: string | null }
  | { readonly failed: WorkerFailure }
  | { readonly id: number; readonly result: Row[][] | string[] | null }
  | { readonly id: number; readonly failed: WorkerFailure };

/**
 * The body of the database's thread: the engine's calls are synchronous, and on a thread of their own they do not block the event loop. It is sent to the thread as
 * text and may use nothing but its arguments.
 */
export const serveDatabase = (port: MessagePort, data: WorkerData, Engine: typeof Libsql): void => {
  const failure = (error: unknown): WorkerFailure => ({
    problem: error instanceof Error ? error.message : String(error),
    code: error instanceof Error && "code" in error ? String(error.code) : "",
  });
  const reply = (message: WorkerReply): void => port.postMessage(message);
  const open = (): { database: Libsql.Database; backup: string | null } => {
    const database = new Engine(data.file, { timeout: 5000 });
    try {
      database.exec("PRAGMA journal_mode=WAL");
      // The event is answered only after its claim is on the disk, whatever happens to the machine.
      database.exec("PRAGMA synchronous=FULL");
      database.exec("PRAGMA busy_timeout=5000");
      // What a person wants forgotten must not stay readable in the pages that its deletion sets free.
      database.exec("PRAGMA secure_delete=ON");
      const sound = database.prepare("PRAGMA quick_check(1)").all([]);
      if (!JSON.stringify(sound).includes('"ok"')) throw new Error(`malformed: ${JSON.stringify(sound)}`);
      return { database, backup: migrate(database) };
    } catch (error) {
      database.close();
      throw error;
    }
  };
  const versionOf = (database: Libsql.Database): number => {
    const [row] = database.prepare("PRAGMA user_version").all([]);
    return typeof row === "object" && row !== null && "user_version" in row ? Number(row.user_version) : 0;
  };
  const migrate = (database: Libsql.Database): string | null => {
    let version = versionOf(database);
    if (version > data.migrations.length) throw new Error(`newer-version ${version}`);
    if (version === data.migrations.length) return null;
    const backup = version === 0 ? null : `${data.copyPrefix}${version}`;
    if (backup !== null) database.prepare("VACUUM INTO ?").run([backup]);
    database.exec("BEGIN IMMEDIATE");
    try {
      // Another process may have done it while this one waited for the lock.
      version = versionOf(database);
      for (const step of data.migrations.slice(version)) for (const sql of step) database.exec(sql);
      database.exec(`PRAGMA user_version=${data.migrations.length}`);
      database.exec("COMMIT");
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
    return backup;
  };
  const run = (database: Libsql.Database, statements: readonly Statement[]): Row[][] => {
    database.exec("BEGIN IMMEDIATE");
    try {
      const rows = statements.map(({ sql, params }) => {
        const statement = database.prepare(sql);
        if (statement.reader) return statement.all([...(params ?? [])]) as Row[];
        statement.run([...(params ?? [])]);
        return [];
      });
      database.exec("COMMIT");
      return rows;
    } catch (error) {
      if (database.inTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  const perform = (database: Libsql.Database, request: WorkerRequest): Row[][] | string[] | null => {
    switch (request.verb) {
      case "run":
        return run(database, request.statements);
      case "backup":
        database.prepare("VACUUM INTO ?").run([request.file]);
        return null;
      case "check":
        return database
          .prepare("PRAGMA integrity_check")
          .all([])
          .map((row) => (typeof row === "object" && row !== null ? String(Object.values(row)[0]) : ""))
          .filter((line) => line !== "ok");
      case "close":
        // Another process may keep the file open, and the log would keep what this one has deleted.
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        database.close();
        return null;
    }
  };
  let database: Libsql.Database;
  try {
    const opened = open();
    database = opened.database;
    reply({ ready: true, backup: opened.backup });
  } catch (error) {
    reply({ failed: failure(error) });
    return;
  }
  port.on("message", (request: WorkerRequest) => {
    try {
      reply({ id: request.id, result: perform(database, request) });
    } catch (error) {
      reply({ id: request.id, failed: failure(error) });
    }
    if (request.verb === "close") port.close();
  });
};
