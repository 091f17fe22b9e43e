import { placeOf } from "../documents/places.js";
import { makeQuote } from "../documents/quote.js";
import { VerseError } from "../errors.js";
import type { KeptDocument } from "../retrieval/shards.js";
import { type ExitCode, type Output, printJson } from "./output.js";
import { harmless } from "./render/wrap.js";

/** Prints the stored text of a document, or the slice A-B of it (UTF-16 code units, end exclusive). */
export function show(
  documents: readonly KeptDocument[],
  id: string,
  range: string | undefined,
  json: boolean,
  output: Output,
): ExitCode {
  const stored = documents.find(({ document }) => document.id === id);
  if (!stored) {
    throw new VerseError({
      code: "wrong-use",
      problem: `There is no document "${id}" in the index.`,
      cure: "Run `verse status` to see which ones there are.",
    });
  }
  const { document, path } = stored;
  const { start, end } =
    range === undefined ? { start: 0, end: document.text.length } : parseRange(range, document.text.length);
  const text = range === undefined ? document.text : makeQuote(document, { start, end }).text;
  const place = placeOf(document, start);
  if (json) {
    printJson(output, {
      id,
      version: document.version,
      start,
      end,
      place,
      text,
      metadata: document.metadata,
    });
    return 0;
  }
  if (range !== undefined) output.err(`${harmless(path)}, line ${place.line}, column ${place.column}\n`);
  output.out(
    output.width === null
      ? `${text}\n`
      : `${harmless(text.replaceAll("\r\n", "\n")).replaceAll("\ufffd\n", "\n")}\n`,
  );
  return 0;
}

function parseRange(range: string, length: number): { start: number; end: number } {
  const match = /^(\d{1,10})-(\d{1,10})$/.exec(range);
  const start = Number(match?.[1]);
  const end = Number(match?.[2]);
  if (match && start < end && end <= length) return { start, end };
  throw new VerseError({
    code: "wrong-use",
    problem: `"${range}" is not a range of this document.`,
    expected: `START-END within 0-${length}`,
    cure: "Take the range from a quote's start and end.",
  });
}
