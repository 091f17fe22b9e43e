import { placeOf } from "../documents/places.js";
import { makeQuote } from "../documents/quote.js";
import { VerseError } from "../errors.js";
import { type CommandDeclaration, textOf } from "./command.js";
import { printJson } from "./output.js";
import { harmless } from "./render/wrap.js";

/** `verse show ID`: the stored text of a document, or the slice A-B of it (UTF-16 code units, end exclusive). */
export const show: CommandDeclaration = {
  usage: "show <id>",
  description: "print the stored text of a document, or a slice of it",
  options: [
    ["--range <a-b>", "from character A to before B"],
    ["--json", "print it as data"],
  ],
  async run(bench, flags, [id = ""]) {
    const { kept } = await bench.openOrBuild(true);
    const stored = kept.find(({ document }) => document.id === id);
    if (!stored) {
      throw new VerseError({
        code: "wrong-use",
        problem: `There is no document "${id}" in the index.`,
        cure: "Run `verse status` to see which ones there are.",
      });
    }
    const { document, path } = stored;
    const range = textOf(flags["range"]);
    const { length } = document.text;
    const { start, end } = range === undefined ? { start: 0, end: length } : parseRange(range, length);
    const text = range === undefined ? document.text : makeQuote(document, { start, end }).text;
    const { output } = bench;
    const place = placeOf(document, start);
    const { version, metadata } = document;
    if (flags["json"] === true) {
      printJson(output, { id, version, start, end, place, text, metadata });
      return 0;
    }
    if (range !== undefined) output.err(`${harmless(path)}, line ${place.line}, column ${place.column}\n`);
    output.out(`${output.width === null ? text : forTerminal(text)}\n`);
    return 0;
  },
};

/** Without control characters; a carriage return before a line's end is left out. */
const forTerminal = (text: string): string =>
  harmless(text.replaceAll("\r\n", "\n")).replaceAll("\ufffd\n", "\n");

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
