import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lexicalIndexOf } from "../../../src/retrieval/lexical/lexical-index.js";
import { buildLexicalPart } from "../../../src/retrieval/lexical/lexical-part.js";
import { rowTerms } from "../../../src/retrieval/lexical/row-terms.js";

describe("the terms of a row", () => {
  it("are those it was indexed with", () => {
    const known = ["tax", "leave", "year", "pearl", "税收", "2030"];
    const term = fc.constantFrom(...known);
    fc.assert(
      fc.property(fc.array(fc.array(fc.array(term, { maxLength: 6 }), { maxLength: 6 })), (parts) => {
        const of = rowTerms(lexicalIndexOf(parts.map((rows) => buildLexicalPart(rows))));
        parts.flat().forEach((terms, row) => {
          for (const asked of [...known, "unheard"]) expect(of(row).has(asked)).toBe(terms.includes(asked));
        });
      }),
    );
  });
});
