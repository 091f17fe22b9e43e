import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/documents/fold.js";
import { VerseError } from "../../src/errors.js";
import { readDocument } from "../../src/reading/read-document.js";
import { split } from "../../src/retrieval/split.js";
import { anyText } from "../documents/any-text.js";

const MB = 1_000_000;
/** Many small blocks cost more than one long line, without being less linear. */
const MANY = 150_000;
const fill = (piece: string, length = MB): string => piece.repeat(Math.ceil(length / piece.length));

/** The Markdown parser is linear but slow (about 60 s for a megabyte of one-letter items), so it gets less. */
const MARKDOWN_UNITS = 30_000;

// A quadratic step on a megabyte takes many minutes, so finishing within the runner's limit is the proof.
describe("large and hostile texts are read in linear time", () => {
  it.each([
    ["one word", fill("a")],
    ["one line of words", fill("word ")],
    ["stops", fill(". ")],
    ["stops without spaces", fill("ab.Cd")],
    ["combining marks", `a${fill("\u0301", 100_000)}`],
    ["spaces", `a${fill(" ")}b`],
    ["blank lines", `a${fill("\n")}b`],
    ["short lines", fill("a b\n", MANY)],
    ["bullets", `Items:\n${fill("- a\n", MANY)}`],
    [
      "deeper and deeper bullets",
      Array.from({ length: 1400 }, (_, at) => `${" ".repeat(at)}- a:\n`).join(""),
    ],
    ["clauses", fill("1. A title. And text.\n\n", MANY)],
    ["headings", fill("Article 5\n\n", MANY)],
    ["brackets", fill("[")],
    ["tags", fill("<b>", MANY)],
    ["open divisions", fill("<div>", 200_000)],
    ["list items", fill("<li>a:", MANY)],
    ["quotation marks of Markdown", fill(">")],
    ["stars", fill("*a **")],
    ["bars", fill("|a")],
    ["backticks", fill("`a ")],
    ["halves of characters", fill("\ud83d\ud83d\ude00")],
    ["digits and commas", fill("is 1, ")],
    ["page breaks", fill("[Page 1]\n\f\n", MANY)],
    ["Chinese", fill("第一条，可以；", MANY)],
  ])(
    "%s",
    (_, text) => {
      for (const ending of ["txt", "md", "html"]) {
        try {
          const source = ending === "md" ? text.slice(0, MARKDOWN_UNITS) : text;
          const { document } = readDocument(Buffer.from(source), `big.${ending}`);
          split(document);
        } catch (error) {
          if (!(error instanceof VerseError)) throw error;
        }
      }
      expect(fold(text).text.length).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe("Markdown and HTML of any kind", () => {
  it.each(["md", "html"])("%s gives blocks in order and sentences that are slices", (ending) => {
    fc.assert(
      fc.property(anyText, (source) => {
        let document: ReturnType<typeof readDocument>["document"];
        try {
          document = readDocument(Buffer.from(source), `any.${ending}`).document;
        } catch (error) {
          if (error instanceof VerseError) return;
          throw error;
        }
        let at = 0;
        for (const { start, end } of document.blocks) {
          expect(start >= at && end > start && end <= document.text.length).toBe(true);
          at = end;
        }
        let last = 0;
        for (const { start, end } of split(document).sentences) {
          expect(start >= last && document.text.slice(start, end).trim() !== "").toBe(true);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });
});
