import { describe, expect, it } from "vitest";
import { amongChosen, type Confidence, confidenceOf } from "../../../src/answering/finding/confidence.js";
import { judgementOf } from "../../../src/answering/finding/judge.js";

const thresholds = { refuse: 0.3, hedge: 0.5 };
const CALIBRATION = { lexical: thresholds, dense: thresholds, translated: thresholds, meaning: thresholds };
const said = (value: number, kind: Confidence["kind"] = "dense"): Confidence => ({ value, kind });

type Hit = Parameters<typeof confidenceOf>[0];
type Candidate = Parameters<typeof confidenceOf>[1];

/** A best hit of a question of `words` words, and its best sentence. */
function found(words: number, more: Partial<Hit & Candidate> = {}): [Hit, Candidate] {
  const concept = { concept: { variants: [], weight: 1 }, idf: 1 };
  const facts = { row: 0, score: 1, passageScore: 1, hasType: false, announced: 0, statesValidity: false };
  const terms = { reach: 0.6, sentenceBm25: 0.6, passageCosine: null, sentenceCosine: null };
  const both = { ...facts, ...terms, coverage: 0.8, cosine: null, firstMeaning: null, byMeaning: false };
  const one = { ...both, concepts: Array(words).fill(concept), ...more } as Hit & Candidate;
  return [one, one];
}

describe("confidence", () => {
  it.each([
    [1, 0.35],
    [3, 0.525],
    [6, 0.6],
  ])("of a question of %i words that is said as far: %f", (words, value) => {
    expect(confidenceOf(...found(words)).value).toBeCloseTo(value, 10);
  });

  it("with an encoder leaves the meaning as it is, however short the question", () => {
    const { value, kind } = confidenceOf(...found(1, { cosine: 0.5 }));
    expect([kind, value]).toEqual(["dense", expect.closeTo(0.6 * 0.35 + 0.4 * 0.5, 10)]);
  });

  it.each([1, 6])("of an announced answer is no lower for so few words as %i", (words) => {
    expect(confidenceOf(...found(words, { announced: 1 })).value).toBeCloseTo(0.8, 10);
  });

  it("of an announced answer to a question without a word that counts is sure", () => {
    expect(confidenceOf(...found(0, { announced: 1.5, reach: 0 })).value).toBe(1);
  });

  it.each([
    ["half way to what all of the documents say", said(0.2), said(0.6), 0.4],
    ["no less than what they say themselves", said(0.5), said(0.4), 0.5],
    ["nothing where they hold nothing", said(0), said(0.6), 0],
    ["as it was where the other was compared otherwise", said(0.2), said(0.6, "lexical"), 0.2],
  ])("of chosen documents is %s", (_, within, anywhere, value) => {
    expect(amongChosen(within, anywhere)).toEqual({ ...within, value: expect.closeTo(value, 10) });
  });
});

describe("judgement", () => {
  it.each([
    [0, undefined, "not-covered"],
    [0.29, undefined, "not-covered"],
    [0.3, undefined, "uncertain"],
    [0.5, undefined, "covered"],
    [0.6, 0.2, "uncertain"],
    [0.6, 0.5, "covered"],
    [0.29, 0.2, "not-covered"],
  ] as const)("of %f, alone %s: %s", (value, alone, expected) => {
    expect(judgementOf(said(value), CALIBRATION, alone === undefined ? undefined : said(alone))).toBe(
      expected,
    );
  });
});
