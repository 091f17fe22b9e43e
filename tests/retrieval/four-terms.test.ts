// Covers: passage-scripts.ts, script-query.ts, vectors/check-vector.ts
import { describe, expect, test } from "vitest";
import { askInScript } from "../../src/retrieval/ask-in-script.js";
import { measureScale } from "../../src/retrieval/cosine-scale.js";
import type { DenseIndex } from "../../src/retrieval/dense.js";
import { quantiseRows } from "../../src/retrieval/quantise.js";
import { Searcher } from "../../src/retrieval/searcher.js";
import { ExactIndex } from "../../src/retrieval/vectors/exact-index.js";
import { smallLibrary } from "../answering/small-library.js";

const DIMENSION = 24;
const { searcher } = smallLibrary(
  Array.from({ length: 40 }, (_, i) => ({
    id: `d${i}`,
    text: `Rule ${i} is about word${i} and thing${i}.\n`,
  })),
);
const { corpus, indexes } = searcher;
const rows = corpus.passageDocument.length;

/** One unit vector a document: its own direction, and a share of one that all have in common. */
function vectorsLeaning(lean: number): Float32Array[] {
  let state = 11;
  return Array.from({ length: rows }, () => {
    const own = Array.from({ length: DIMENSION }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 31 - 1 + lean;
    });
    const length = Math.hypot(...own);
    return Float32Array.from(own, (x) => x / length);
  });
}

/** A searcher whose encoder is not the one that the ranking was measured with. Each passage is one sentence. */
function searcherWith(vectors: readonly Float32Array[]): Searcher {
  const matrix = Float32Array.from(vectors.flatMap((vector) => [...vector]));
  const passages = new ExactIndex(matrix, DIMENSION);
  const sentences = corpus.sentenceDocument.length;
  const each = Array.from({ length: sentences }, (_, s) => vectors[corpus.sentenceDocument[s] ?? 0]);
  const dense: DenseIndex = {
    fingerprint: "chosen",
    search: passages,
    passages,
    sentences: quantiseRows(
      each.map((vector) => vector ?? new Float32Array(DIMENSION)),
      DIMENSION,
    ),
    scale: measureScale(matrix, DIMENSION),
  };
  return new Searcher(corpus, indexes, dense);
}

/** The question has all the words of one document and just the meaning of another. */
function contest(lean: number) {
  const vectors = vectorsLeaning(lean);
  const made = searcherWith(vectors);
  const meant = vectors[21] ?? null;
  const { hits } = made.search("word3 thing3", meant, made.scope(null), { count: rows, chosen: null });
  const of = (document: number) => hits.find(({ row }) => corpus.passageDocument[row] === document);
  return { words: of(3), meaning: of(21), order: hits.map(({ row }) => row) };
}

describe("the cosines of a chosen encoder", () => {
  test("weigh together about as much as the words", () => {
    const { words, meaning } = contest(0.3);
    // What the words alone can reach at most, and what the cosines alone can.
    const byWords = (words?.reach ?? 0) + 0.8 * (words?.sentenceBm25 ?? 0);
    const byMeaning = meaning?.score ?? 0;
    expect(meaning?.reach).toBe(0);
    // The very text of the question: nearer than any passage that answers one.
    expect(meaning?.passageCosine).toBeGreaterThan(1);
    expect(byWords).toBeGreaterThan(0.7);
    expect(byMeaning / 1.8).toBeGreaterThan(0.9);
    expect(byMeaning / 1.8).toBeLessThan(1.4);
  });

  test("rank alike however closely the encoder packs all texts together", () => {
    const plain = contest(0.2);
    for (const lean of [0.6, 1.5, 4]) {
      const { words, meaning, order } = contest(lean);
      expect(new Set(order.slice(0, 2))).toEqual(new Set(plain.order.slice(0, 2)));
      expect(Math.abs((meaning?.score ?? 0) - (plain.meaning?.score ?? 0))).toBeLessThan(0.2);
      expect(Math.abs((words?.score ?? 0) - (plain.words?.score ?? 0))).toBeLessThan(0.5);
    }
  });
});

test("what only headings say ranks its passages as a rare word, and proves them as the common one it is", () => {
  const { searcher: small } = smallLibrary([
    ...["tie", "lunch", "buses"].map((thing, i) => ({
      id: `h${i}`,
      text: `# Leave\n\nPupils need ${thing}.\n`,
    })),
    { id: "said", text: "Teachers take leave in summer.\n" },
    { id: "other", text: "Pupils wash plates.\n" },
  ]);
  const concepts = ["leav", "plate"].map((term) => ({ variants: [{ term, weight: 1 }], weight: 1 }));
  const { terms } = askInScript(small.indexes, small.scope(null), {
    script: "other",
    foreign: false,
    concepts,
    translation: null,
    dense: null,
  });
  const under = small.corpus.passageDocument.indexOf(0);
  expect(terms.reach[under]).toBeGreaterThan(0);
  expect(terms.reach[under]).toBeLessThan(terms.bm25[under] ?? 0);
});
