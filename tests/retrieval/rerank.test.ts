// Covers: corpus.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../../src/retrieval/four-terms.js";
import { blendScores, RERANKED, rerankable } from "../../src/retrieval/rerank.js";
import { type SmallDocument, smallLibrary } from "../answering/small-library.js";

const hit = (row: number, score: number): Hit => ({
  row,
  score,
  reach: 0.5,
  sentenceBm25: 0.5,
  passageCosine: null,
  sentenceCosine: null,
  firstMeaning: null,
  byMeaning: false,
  concepts: [],
});
const hits = [2, 1.5, 1, 0.5].map((score, row) => hit(row, score));
const places = [0, 1, 2, 3];
const rows = (of: readonly Hit[]): number[] => of.map(({ row }) => row);
const scores = (of: readonly Hit[]): number[] => of.map(({ score }) => score);

describe("the blended score", () => {
  it("moves what the reranker prefers, and leaves the order where it agrees", () => {
    expect(rows(blendScores(hits, places, [0, 0, 0, 9]))).toEqual([3, 0, 1, 2]);
    expect(rows(blendScores(hits, places, [4, 3, 2, 1]))).toEqual([0, 1, 2, 3]);
    expect(scores(blendScores(hits, places, [4, 3, 2, 1]))[0]).toBeCloseTo(2);
  });

  it("is the same whatever the reranker's scale is", () => {
    const theirs = [-3, 5, 0.5, 1];
    const plain = blendScores(hits, places, theirs);
    const other = blendScores(
      hits,
      places,
      theirs.map((score) => 0.001 * score + 400),
    );
    expect(rows(other)).toEqual(rows(plain));
    scores(other).forEach((score, i) => void expect(score).toBeCloseTo(scores(plain)[i] ?? 0, 6));
  });

  it("stays on the four-term scale: same mean, no wider than before or than .4; never loses or doubles a passage", () => {
    const some = fc.array(
      fc.tuple(fc.float({ min: 0, max: 2, noNaN: true }), fc.integer({ min: -11, max: 11 })),
      {
        minLength: 2,
        maxLength: RERANKED,
      },
    );
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = (values: readonly number[]): number =>
      Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
    fc.assert(
      fc.property(some, (pairs) => {
        const own = pairs.map(([score], row) => hit(row, score)).sort((a, b) => b.score - a.score);
        const blended = blendScores(
          own,
          [...own.keys()],
          pairs.map(([, theirs]) => theirs),
        );
        expect(rows(blended).sort()).toEqual(rows(own).sort());
        expect(scores(blended)).toEqual(scores(blended).sort((a, b) => b - a));
        expect(mean(scores(blended))).toBeCloseTo(mean(scores(own)), 5);
        expect(deviation(scores(blended))).toBeLessThanOrEqual(Math.max(deviation(scores(own)), 0.4) + 1e-6);
      }),
    );
  });

  it("says nothing where every passage is as good", () => {
    expect(blendScores(hits, places, [2, 2, 2, 2])).toEqual(hits);
  });

  it("decides alone between passages that the four terms cannot tell apart", () => {
    const equal = [0.7, 0.7, 0.7].map((score, row) => hit(row, score));
    expect(rows(blendScores(equal, [0, 1, 2], [1, 2, 3]))).toEqual([2, 1, 0]);
  });

  it("never puts a passage that was read behind one that was not", () => {
    const many = Array.from({ length: RERANKED + 5 }, (_, row) => hit(row, 2 - row * 0.01));
    const blended = blendScores(
      many,
      Array.from({ length: RERANKED }, (_, i) => i),
      Array.from({ length: RERANKED }, (_, i) => i ** 3),
    );
    expect(rows(blended)[0]).toBe(RERANKED - 1);
    expect(rows(blended).slice(RERANKED)).toEqual(rows(many).slice(RERANKED));
    expect(scores(blended)).toEqual(scores(blended).sort((a, b) => b - a));
  });
});

describe("what a reranker is given", () => {
  const document = (id: string, text: string): SmallDocument => ({ id, title: `Title of ${id}`, text });
  const { searcher } = smallLibrary([
    document("a", "Rooms\n\nA room is booked a day before.\n"),
    document("b", "Cars\n\nA car is booked two days before.\n"),
    document("c", "会议室\n\n会议室须提前一天预订，并经行政部门确认。\n"),
  ]);
  const all = searcher.corpus.passageDocument.length;
  const found = Array.from({ length: all }, (_, row) => hit(row, 1));

  it("is each passage behind its headings", () => {
    const given = rerankable(searcher.corpus, found, "When is a room booked?", "any");
    expect(given?.texts[0]).toMatch(/^Title of a .*A room is booked a day before\.$/);
    expect(given?.places).toHaveLength(all);
  });

  it("holds nothing that it cannot read", () => {
    const given = rerankable(searcher.corpus, found, "When is a room booked?", "latin");
    expect(given?.texts.some((text) => text.includes("会议室"))).toBe(false);
    expect(given?.places.length).toBeLessThan(all);
    expect(rerankable(searcher.corpus, found, "会议室何时预订？", "latin")).toBeNull();
    expect(rerankable(searcher.corpus, found, "会议室何时预订？", "any")).not.toBeNull();
  });

  it("is nothing where there is nothing to put in order", () => {
    expect(rerankable(searcher.corpus, found.slice(0, 1), "room?", "any")).toBeNull();
    expect(rerankable(searcher.corpus, [], "room?", "any")).toBeNull();
  });
});
