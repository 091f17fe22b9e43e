import { chmod, rename } from "node:fs/promises";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { VerseError } from "../errors.js";
import type { Database, Row } from "./database.js";
import {
  serveDatabase,
  type WorkerData,
  type WorkerFailure,
  type WorkerReply,
  type WorkerRequest,
} from "./libsql-worker.js";
import { MIGRATIONS } from "./migrations.js";

export interface OpenedDatabase {
  readonly database: Database;
  /** Where a damaged file was put; null when all was well. */
  readonly setAside: string | null;
  /** The copy made before an older form was brought up to date; null when none was. */
  readonly backup: string | null;
}

const asError = (file: string, { problem, code }: WorkerFailure): VerseError => {
  const newer = /newer-version (\d+)/.exec(problem);
  if (newer !== null)
    return new VerseError({
      code: "storage",
      problem: `The database ${file} was written by a newer version of this program (form ${newer[1]}).`,
      cure: "Update the program, or name another folder with VERSE_DATA.",
    });
  const cure = /full/i.test(problem)
    ? "Free space on the disk of the data folder."
    : /readonly|unable to open|permission/i.test(problem)
      ? "Make sure that the data folder (VERSE_DATA) exists and that this user may write to it."
      : /locked|busy/i.test(problem)
        ? "Another process holds the database; try again when it has finished."
        : "Run `verse doctor`; a backup can be put in the file's place.";
  return new VerseError({ code: "storage", problem: `The database failed: ${problem} (${code}).`, cure });
};

const isDamaged = (failure: WorkerFailure): boolean =>
  /malformed|not a database|SQLITE_CORRUPT|SQLITE_NOTADB|file is encrypted/i.test(
    `${failure.problem} ${failure.code}`,
  );

const startThread = (data: WorkerData): Promise<{ worker: Worker; backup: string | null } | WorkerFailure> =>
  new Promise((resolve, reject) => {
    // Sent as text: the thread then needs no file of its own, in whatever form this module was loaded.
    const engine = createRequire(import.meta.url).resolve("libsql");
    const source = `const { parentPort, workerData } = require("node:worker_threads");
      (${serveDatabase.toString()})(parentPort, workerData, require(${JSON.stringify(engine)}));`;
    const worker = new Worker(source, { eval: true, workerData: data });
    worker.once("error", reject);
    worker.once("message", (message: WorkerReply) => {
      worker.off("error", reject);
      if ("ready" in message) resolve({ worker, backup: message.backup });
      else if ("failed" in message) resolve(message.failed);
    });
  });

interface Waiting {
  readonly resolve: (result: Row[][] | string[] | null) => void;
  readonly reject: (error: Error) => void;
}

type Verb = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, "id"> : never) : never;

const connect = (worker: Worker, file: string): Database => {
  const waiting = new Map<number, Waiting>();
  let counter = 0;
  let dead: Error | null = null;
  const fail = (error: Error): void => {
    dead = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", (message: WorkerReply) => {
    if (!("id" in message)) return;
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) worker.unref();
    if ("failed" in message) caller?.reject(asError(file, message.failed));
    else caller?.resolve(message.result);
  });
  worker.on("error", (error) => fail(asError(file, { problem: error.message, code: "thread" })));
  worker.on("exit", () => fail(asError(file, { problem: "the database is closed", code: "closed" })));
  // Only a question under way keeps the process alive.
  worker.unref();
  const send = (request: Verb): Promise<Row[][] | string[] | null> =>
    new Promise((resolve, reject) => {
      if (dead !== null) {
        reject(dead);
        return;
      }
      const id = ++counter;
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ ...request, id });
    });
  const isRows = (result: Row[][] | string[] | null): result is Row[][] =>
    result?.every((rows) => Array.isArray(rows)) ?? false;
  return {
    async run(statements) {
      const result = await send({ verb: "run", statements });
      return isRows(result) ? result : [];
    },
    async backup(copy) {
      await send({ verb: "backup", file: copy });
      await chmod(copy, 0o600);
    },
    async check() {
      const result = await send({ verb: "check" });
      return (result ?? []).map(String);
    },
    async close() {
      if (dead !== null) return;
      const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      await send({ verb: "close" });
      worker.ref();
      await gone;
    },
  };
};

export interface DatabaseOptions {
  readonly file: string;
  readonly clock: () => number;
  /** For tests; the program's own when absent. */
  readonly migrations?: readonly (readonly string[])[];
}

/**
 * Opens or creates the database. A damaged file is renamed and a fresh one started: the caller says so loudly.
 * Throws VerseError `storage`.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<OpenedDatabase> => {
  const { file, clock, migrations = MIGRATIONS } = options;
  const stamp = new Date(clock()).toISOString().replace(/[:.]/g, "-");
  const data: WorkerData = { file, migrations, copyPrefix: `${file}.before-update-${stamp}-from-` };
  const first = await startThread(data);
  if ("worker" in first) {
    await chmod(file, 0o600);
    return { database: connect(first.worker, file), setAside: null, backup: first.backup };
  }
  if (!isDamaged(first)) throw asError(file, first);
  const setAside = `${file}.damaged-${stamp}`;
  for (const ending of ["", "-wal", "-shm"])
    await rename(`${file}${ending}`, `${setAside}${ending}`).catch(() => undefined);
  const second = await startThread(data);
  if (!("worker" in second)) throw asError(file, second);
  await chmod(file, 0o600);
  return { database: connect(second.worker, file), setAside, backup: null };
};
