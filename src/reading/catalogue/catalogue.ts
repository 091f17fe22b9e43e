import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { firstDay, lastDay } from "../../documents/validity.js";
import { VerseError } from "../../errors.js";
import { ENTRY_KEYS, type Entry, entrySchema } from "./entry-schema.js";
import { nearest } from "./nearest.js";

export const CATALOGUE_FILE = "catalogue.yaml";

/** Entries by the document's path within the folder, "/" between its parts. */
export type Catalogue = ReadonlyMap<string, Entry>;

interface Fault {
  readonly line: number;
  readonly what: string;
}

/**
 * Reads a catalogue. `files` are the documents that exist beside it.
 * Throws one VerseError `bad-settings` that lists every fault with its line.
 */
export function parseCatalogue(source: string, path: string, files: readonly string[]): Catalogue {
  const counter = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineOf = (node: unknown): number => {
    const range = typeof node === "object" && node !== null && "range" in node ? (node as Node).range : null;
    return counter.linePos(range?.[0] ?? 0).line || 1;
  };
  const faults: Fault[] = yaml.errors.map((error) => ({
    line: counter.linePos(error.pos[0]).line,
    what: error.message,
  }));
  const entries = new Map<string, Entry>();
  if (faults.length === 0 && yaml.contents !== null) {
    if (isMap(yaml.contents)) {
      for (const { key, value } of yaml.contents.items) {
        if (isScalar(key) && key.value === "documents") readEntries(value);
        else faults.push({ line: lineOf(key), what: `unknown key ${shown(key)}, did you mean "documents"?` });
      }
    } else faults.push({ line: 1, what: 'the catalogue must begin with "documents:"' });
  }
  if (faults.length > 0) throw catalogueError(path, faults);
  return entries;

  function readEntries(documents: unknown): void {
    const present = new Set(files);
    if (isScalar(documents) && documents.value === null) return;
    if (!isMap(documents)) {
      faults.push({ line: lineOf(documents), what: '"documents" must list files with their settings' });
      return;
    }
    for (const { key, value } of documents.items) {
      const file = isScalar(key) ? String(key.value).normalize("NFC") : "";
      if (!present.has(file)) faults.push({ line: lineOf(key), what: missing(file, files) });
      readEntry(file, key, value);
    }
  }

  function readEntry(file: string, key: unknown, value: unknown): void {
    const empty = value === null || (isScalar(value) && value.value === null);
    const result = entrySchema.safeParse(empty ? {} : isNode(value) ? value.toJS(yaml) : value);
    if (result.success) {
      entries.set(file, result.data);
      const { "effective-from": from, "effective-until": until } = result.data;
      if (from !== undefined && until !== undefined && firstDay(from) > lastDay(until)) {
        faults.push({
          line: lineOf(key),
          what: `${file}: effective-until ${until} is before effective-from ${from}`,
        });
      }
      return;
    }
    for (const issue of result.error.issues) {
      if (issue.code === "unrecognized_keys") {
        for (const name of issue.keys)
          faults.push({ line: settingLine(value, name, key), what: unknownKey(file, name) });
        continue;
      }
      const name = String(issue.path[0] ?? "");
      const what = name === "" ? "must be a list of settings" : `${name} ${issue.message}`;
      faults.push({ line: settingLine(value, name, key), what: `${file}: ${what}` });
    }
  }

  function settingLine(entry: unknown, name: string, fallback: unknown): number {
    const pair = isMap(entry)
      ? entry.items.find((one) => isScalar(one.key) && String(one.key.value) === name)
      : undefined;
    return lineOf(pair?.key ?? fallback);
  }
}

const shown = (key: unknown): string => JSON.stringify(isScalar(key) ? key.value : String(key));

const guess = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === null ? "" : `, did you mean "${near}"?`;
};

const missing = (file: string, files: readonly string[]): string =>
  `there is no file "${file}"${guess(file, files)}`;

const unknownKey = (file: string, name: string): string =>
  `${file}: unknown key "${name}"${guess(name, ENTRY_KEYS) || `, known are ${ENTRY_KEYS.join(", ")}`}`;

function catalogueError(path: string, faults: readonly Fault[]): VerseError {
  const listed = faults
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, what }) => `${path}:${line}: ${what}`)
    .join("; ");
  const count = faults.length === 1 ? "a fault" : `${faults.length} faults`;
  return new VerseError({
    code: "bad-settings",
    problem: `The catalogue has ${count}: ${listed}${/[?.]$/.test(listed) ? "" : "."}`,
    cure: "Correct the lines named here and try again.",
  });
}
