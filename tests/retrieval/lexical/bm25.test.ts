import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  inverseFrequency,
  PASSAGE_BM25,
  resolveConcepts,
  scoreBm25,
} from "../../../src/retrieval/lexical/bm25.js";
import {
  buildLexicalIndex,
  type LexicalIndex,
  lexicalIndexOf,
} from "../../../src/retrieval/lexical/lexical-index.js";
import { buildLexicalPart } from "../../../src/retrieval/lexical/lexical-part.js";
import { documentFrequency, scopeOf } from "../../../src/retrieval/lexical/scope.js";
import { lexicalPartsFromBytes, lexicalPartsToBytes } from "../../../src/retrieval/lexical/storage.js";
import { oneEditApart, repairTypo } from "../../../src/retrieval/lexical/typo.js";
import { Vocabulary } from "../../../src/retrieval/lexical/vocabulary.js";
import { topRows } from "../../../src/retrieval/searcher.js";

const NONE = buildLexicalPart([]);
const word = fc.constantFrom("tax", "fee", "leave", "train", "珠宝", "é", "2,311", "zone");
const corpora = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

/** The rows in parts that end at these rows, each read back from its bytes. */
function inParts(rows: readonly (readonly string[])[], ends: readonly number[]): LexicalIndex {
  const bounds = [0, ...[...ends].sort((a, b) => a - b), rows.length];
  const parts = bounds.slice(1).map((end, i) => {
    const part = buildLexicalPart(rows.slice(bounds[i], end));
    return lexicalPartsFromBytes(lexicalPartsToBytes({ passages: NONE, sentences: part })).sentences;
  });
  return lexicalIndexOf(parts);
}

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
});

describe("typo repair", () => {
  it.each([
    ["jewelry", "jewelery", true],
    ["jewelry", "jewelyr", true],
    ["jewelry", "jewlry", true],
    ["jewelry", "jewalry", true],
    ["jewelry", "jewelry", false],
    ["jewelry", "jewels", false],
    ["abcd", "badc", false],
  ])("%s and %s are one edit apart: %s", (a, b, expected) => {
    expect([oneEditApart(a, b), oneEditApart(b, a)]).toEqual([expected, expected]);
  });

  it("takes known words of allowed rows with the same first letter, the most frequent first, two at most", () => {
    const index = inParts([["plane", "plank"], ["plans", "plank"], ["blank"], ["plant"]], [1, 3]);
    expect(repairTypo(index, scopeOf(index, null), "planx")).toEqual(["plank", "plane"]);
    expect(repairTypo(index, scopeOf(index, Uint8Array.of(0, 0, 1, 1)), "planx")).toEqual(["plant"]);
    expect(repairTypo(index, scopeOf(index, null), "pla")).toEqual([]);
    expect(repairTypo(index, scopeOf(index, null), "2024")).toEqual([]);
  });
});

describe("typo repair over many terms", () => {
  const letters = fc.constantFrom("a", "b", "é", "è", "中", "华");
  const term = fc.array(letters, { minLength: 4, maxLength: 6 }).map((rest) => `a${rest.join("")}`);

  it("misses no term that is one edit apart, whatever its characters take in UTF-8", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(term, { maxLength: 40 }),
        fc.array(fc.nat(40)),
        term,
        (terms, ends, asked) => {
          const rows = terms.map((known) => [known]);
          const near = terms.filter((known) => oneEditApart(asked, known)).sort();
          const index = inParts(rows, ends);
          expect(repairTypo(index, scopeOf(index, null), asked)).toEqual(near.slice(0, 2));
        },
      ),
      { numRuns: 300 },
    );
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
});
