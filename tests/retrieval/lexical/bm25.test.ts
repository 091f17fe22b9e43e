// Covers: ../packed.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  inverseFrequency,
  PASSAGE_BM25,
  resolveConcepts,
  scoreBm25,
} from "../../../src/retrieval/lexical/bm25.js";
import { buildLexicalIndex, type LexicalIndex } from "../../../src/retrieval/lexical/lexical-index.js";
import { buildLexicalPart, MAX_FREQUENCY } from "../../../src/retrieval/lexical/lexical-part.js";
import { documentFrequency, frequenciesFrom, scopeOf } from "../../../src/retrieval/lexical/scope.js";
import { lexicalPartsFromBytes, lexicalPartsToBytes } from "../../../src/retrieval/lexical/storage.js";
import { Vocabulary } from "../../../src/retrieval/lexical/vocabulary.js";
import { topRows } from "../../../src/retrieval/searcher.js";
import { inParts } from "./in-parts.js";

const word = fc.constantFrom("tax", "fee", "leave", "train", "珠宝", "é", "2,311", "zone");
const corpora = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

/** The formula written down word by word over the allowed rows alone. */
function naive(
  rows: readonly (readonly string[])[],
  allowed: readonly boolean[],
  query: readonly string[],
  row: number,
): number {
  const seen = rows.filter((_, i) => allowed[i]);
  const average = seen.reduce((sum, { length }) => sum + length, 0) / seen.length || 1;
  const { k1, b } = PASSAGE_BM25;
  const terms = rows[row] ?? [];
  return query.reduce((sum, term) => {
    const df = seen.filter((of) => of.includes(term)).length;
    const tf = terms.filter((one) => one === term).length;
    const idf = Math.log(1 + (seen.length - df + 0.5) / (df + 0.5));
    return sum + (idf * (k1 + 1) * tf) / (tf + k1 * (1 - b + (b * terms.length) / average));
  }, 0);
}

describe("BM25", () => {
  it("scores every allowed row as the formula does, from the statistics of allowed rows alone", () => {
    fc.assert(
      fc.property(
        corpora,
        fc.array(fc.nat(12), { maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        fc.uniqueArray(word),
        (rows, ends, mask, query) => {
          const index = inParts(rows, ends);
          const allowed = rows.map((_, i) => mask[i] === true);
          const scope = scopeOf(index, Uint8Array.from(allowed, Number));
          const concepts = query.map((term) => ({ variants: [{ term, weight: 1 }], weight: 1 }));
          const { scores, max } = scoreBm25(
            index,
            scope,
            resolveConcepts(index, scope, concepts),
            PASSAGE_BM25,
          );
          rows.forEach((_, row) => {
            const expected = allowed[row] ? naive(rows, allowed, query, row) : 0;
            expect(scores[row]).toBeCloseTo(expected, 4);
            expect(scores[row] ?? 0).toBeLessThanOrEqual(max + 1e-4);
          });
        },
      ),
    );
  });

  it("gives the same scores, to the last bit, in however many parts the rows are", () => {
    fc.assert(
      fc.property(
        corpora,
        fc.array(fc.nat(12), { maxLength: 5 }),
        fc.uniqueArray(word),
        (rows, ends, query) => {
          const concepts = [{ variants: query.map((term, i) => ({ term, weight: 1 / (i + 1) })), weight: 1 }];
          const scored = (index: LexicalIndex) => {
            const scope = scopeOf(index, null);
            return scoreBm25(index, scope, resolveConcepts(index, scope, concepts), PASSAGE_BM25);
          };
          expect(scored(inParts(rows, ends))).toEqual(scored(buildLexicalIndex(rows)));
        },
      ),
    );
  });

  it("gives scores that rows outside the scope leave alone", () => {
    const open = buildLexicalIndex([["fee", "tax"], ["leave"]]);
    const mixed = buildLexicalIndex([["fee", "tax"], ["fee", "fee", "zone"], ["leave"]]);
    const concepts = [{ variants: [{ term: "fee", weight: 1 }], weight: 1 }];
    const all = scopeOf(open, null);
    const some = scopeOf(mixed, Uint8Array.of(1, 0, 1));
    const a = scoreBm25(open, all, resolveConcepts(open, all, concepts), PASSAGE_BM25);
    const b = scoreBm25(mixed, some, resolveConcepts(mixed, some, concepts), PASSAGE_BM25);
    expect([b.scores[0], b.scores[1], b.max]).toEqual([a.scores[0], 0, a.max]);
    expect(documentFrequency(mixed, some, "zone")).toBe(0);
  });
});

describe("a concept", () => {
  const index = buildLexicalIndex([["fee", "tax"], ["tax"], ["leave"]]);
  const scope = scopeOf(index, null);
  const scoresOf = (weight: number) =>
    scoreBm25(
      index,
      scope,
      resolveConcepts(index, scope, [{ variants: [{ term: "fee", weight: 1 }], weight }]),
      PASSAGE_BM25,
    );

  it("counts as often as the question says it", () => {
    const [once, twice] = [scoresOf(1), scoresOf(2)];
    expect(twice.scores[0]).toBeCloseTo(2 * (once.scores[0] ?? Number.NaN), 5);
    expect(twice.max).toBeCloseTo(2 * once.max, 5);
  });

  it("is one word of several variants: frequencies are added by their weights, rows united", () => {
    const variants = [
      { term: "fee", weight: 1 },
      { term: "tax", weight: 0.5 },
    ];
    const [concept] = resolveConcepts(index, scope, [{ variants, weight: 1 }]);
    expect([[...(concept?.rows ?? [])], [...(concept?.frequencies ?? [])]]).toEqual([
      [0, 1],
      [1.5, 0.5],
    ]);
    expect(concept?.idf).toBe(inverseFrequency(3, 2));
  });
});

describe("an index in bytes", () => {
  const bytes = lexicalPartsToBytes({
    passages: buildLexicalPart([["fee", "tax"], ["珠宝"]]),
    sentences: buildLexicalPart([["fee"]]),
  });
  it.each([0, 3, 40, 55, bytes.length - 9])("cut to %i bytes is refused", (length) => {
    expect(() => lexicalPartsFromBytes(bytes.subarray(0, length))).toThrow(/cannot be read/);
  });
});

describe("a vocabulary", () => {
  it("finds every term it has and no other, and ranges of prefixes", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 })),
        fc.string({ unit: "grapheme", minLength: 1 }),
        (terms, other) => {
          const vocabulary = Vocabulary.of(terms);
          for (const term of terms) expect(vocabulary.term(vocabulary.find(term))).toBe(term);
          expect(vocabulary.find(other) >= 0).toBe(terms.includes(other));
          const [from, to] = vocabulary.startingWith(other);
          expect(to - from).toBe(terms.filter((term) => term.startsWith(other)).length);
        },
      ),
    );
  });

  it("takes no term for another that it begins with", () => {
    const terms = ["fee", "feed", "feeds", "fees"];
    const vocabulary = Vocabulary.of(terms);
    expect(["fe", ...terms, "feedss"].map((term) => vocabulary.find(term))).toEqual([-1, 0, 1, 2, 3, -1]);
  });
});

describe("topRows", () => {
  it("is the head of a full sort, ties by row, without rows that score nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 9 }),
        (values, count) => {
          const scores = Float32Array.from(values);
          const even = (row: number): boolean => row % 2 === 0;
          const sorted = values
            .map((value, row) => ({ value, row }))
            .filter(({ value, row }) => value > 0 && even(row))
            .sort((a, b) => b.value - a.value || a.row - b.row);
          expect(topRows(scores, count, even)).toEqual(sorted.slice(0, count).map(({ row }) => row));
        },
      ),
    );
  });
});

describe("headings above a row", () => {
  const index = buildLexicalIndex([["leave", "days"], ["days"], ["tax"]], [["leave"], ["leave"], ["zone"]]);
  const scope = scopeOf(index, null);
  const df = (term: string): number => documentFrequency(index, scope, term);

  it("are found, and make a row no longer that does not say the same, and a term no commoner", () => {
    expect([...index.lengths]).toEqual([3, 1, 1]);
    expect([df("leave"), df("days"), df("tax")]).toEqual([1, 2, 1]);
    const concepts = resolveConcepts(index, scope, [{ variants: [{ term: "leave", weight: 1 }], weight: 1 }]);
    expect(concepts.map(({ rows, frequencies }) => [[...rows], [...frequencies]])).toEqual([
      [
        [0, 1],
        [2, 1],
      ],
    ]);
    expect(concepts[0]?.idf).toBe(inverseFrequency(3, 1));
    expect(concepts[0]?.idfWithHeadings).toBe(inverseFrequency(3, 2));
  });

  it("count like any row where no row says the term", () => {
    expect(df("zone")).toBe(1);
  });

  it("are found by each of a concept's variants, and make none of them commoner", () => {
    const variants = ["leave", "zone"].map((term) => ({ term, weight: 1 }));
    const [concept] = resolveConcepts(index, scope, [{ variants, weight: 1 }]);
    expect([[...(concept?.rows ?? [])], [...(concept?.frequencies ?? [])]]).toEqual([
      [0, 1, 2],
      [2, 1, 1],
    ]);
    expect(concept?.idf).toBe(inverseFrequency(3, 1));
    expect(concept?.idfWithHeadings).toBe(inverseFrequency(3, 3));
  });
});

describe("the terms with one beginning", () => {
  it("are those of allowed rows, each with its frequency over all parts", () => {
    fc.assert(
      fc.property(
        corpora,
        fc.array(fc.nat(12), { maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (rows, ends, mask) => {
          const index = inParts(rows, ends);
          const scope = scopeOf(
            index,
            Uint8Array.from(rows, (_, i) => Number(mask[i])),
          );
          const said = new Set(rows.filter((_, i) => mask[i]).flat());
          const expected = [...said]
            .filter((term) => term.startsWith("t"))
            .map((term) => [term, documentFrequency(index, scope, term)] as const);
          expect(frequenciesFrom(index, scope, "t")).toEqual(new Map(expected));
        },
      ),
    );
  });
});

describe("a term that a row says very often", () => {
  it("is counted as far as the mark of headings leaves room", () => {
    const part = buildLexicalPart([Array(MAX_FREQUENCY + 9).fill("fee")]);
    expect([...part.frequencies]).toEqual([MAX_FREQUENCY]);
  });
});
