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

/** The Markdown parser is slow on some of these, though linear. */
const MARKDOWN_UNITS = 40_000;

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
    ["headings by underline", fill("a\n-\n", MANY)],
    ["quotations in quotations", fill("> > a\n", MANY)],
    ["lists in quotations", fill("> - a\n>   > b\n", MANY)],
    ["links", fill("[a](b) [c][d] ![e](f) <g@h.i> ")],
    ["open links", fill("[a](")],
    ["footnotes", fill("a[^1]\n\n[^1]: b\n\n", MANY)],
    ["site marks", fill("{% a {{ b {{< c ")],
    ["open components", fill("<A b ")],
    ["struck words", fill("~~a~~ ~b <del>c</del> ")],
    ["cells", `<table>${fill("<tr><td rowspan=9 colspan=9>a", 50_000)}`],
    ["nested tables", fill("<table><tr><td>", 30_000)],
    ["terms", fill("<dt>a<dd>b", MANY)],
    ["side remarks", fill("<aside><span class=related>a", 50_000)],
    ["quotation marks", fill('a "b. c" “d. ')],
    ["raised numbers", fill("1<sup>2</sup>", MANY)],
    ["styles", `<style>${fill(".a{color:red} @media x{.b{display:none}", MANY)}</style>a`],
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
