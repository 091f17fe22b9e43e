// Covers: ../row-moves.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildLexicalPart, type LexicalPart } from "../../../src/retrieval/lexical/lexical-part.js";
import { mergeLexical } from "../../../src/retrieval/lexical/merge.js";
import { lexicalPartsToBytes } from "../../../src/retrieval/lexical/storage.js";
import { MovesWriter } from "../../../src/retrieval/row-moves.js";

const NONE = buildLexicalPart([]);
const word = fc.constantFrom("tax", "fee", "leave", "train", "珠宝", "é", "2,311", "zone", "a", "zz", "𠮷");
const row = fc.array(word, { maxLength: 8 });
const kept = fc.record({ row, fate: fc.constantFrom("stays", "goes") });
const arriving = fc.record({ row, fate: fc.constant("comes") });
const rows = fc.array(fc.oneof(kept, arriving), { maxLength: 30 });

describe("a merged lexical index", () => {
  it("is byte for byte the one built of all rows, whatever goes and comes", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const of = (...fates: string[]) =>
          all.filter(({ fate }) => fates.includes(fate)).map((one) => one.row);
        const moves = new MovesWriter();
        let before = 0;
        for (const { fate } of all) {
          if (fate === "stays") moves.keep(before, 1);
          if (fate === "comes") moves.add(1);
          if (fate !== "comes") before++;
        }
        const last = buildLexicalPart(of("stays", "goes"));
        const merged = mergeLexical(last, buildLexicalPart(of("comes")), moves.finish());
        const built = buildLexicalPart(of("stays", "comes"));
        const bytesOf = (part: LexicalPart) => lexicalPartsToBytes({ passages: part, sentences: NONE });
        expect(bytesOf(merged).equals(bytesOf(built))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
