import { type Corpus, passageAt } from "./corpus.js";
import { CHOSEN_WEIGHT } from "./cosine-scale.js";
import { passageCosine, sentenceCosine } from "./dense.js";
import type { ScriptQuery, WeighedConcept } from "./script-query.js";

/**
 * The ranking: a passage's BM25 as a share of the largest score the question could reach, its cosine, and the share
 * plus the cosine of its best sentence. The sentence's two terms are added before the best is taken: one sentence that
 * both says the words and means the question beats two that do one each. Nothing is scaled by the other candidates,
 * so a score means the same for every question and drives the refusal too.
 */
const WEIGHTS = { passageCosine: 0.4, firstMeaning: 0.4 };
/**
 * The best sentence's weight, and the words of a question up to which it has all of it: a longer question is seldom said
 * by one sentence. A sentence of which only the words are compared proves less.
 */
const SENTENCE = { byMeaning: { weight: 0.8, words: 6 }, byWords: { weight: 0.6, words: 5 }, least: 0.3 };

function sentenceWeight({ script, concepts, terms }: ScriptQuery): number {
  // Two characters make a word, and overlapping pairs are as many as characters.
  const asked = script === "cjk" ? concepts.length / 2 : concepts.length;
  const { weight, words } = terms.dense ? SENTENCE.byMeaning : SENTENCE.byWords;
  return Math.max(SENTENCE.least, weight * Math.min(1, words / asked));
}
/**
 * Where passages without vectors compete with passages that have them, their words stand for the missing terms: this
 * often what they reach.
 */
const WITHOUT_VECTORS = 1.4;

export interface Hit {
  readonly row: number;
  readonly score: number;
  /** How much of its bound the passage's BM25 reaches, where what headings say is common. */
  readonly reach: number;
  readonly sentenceBm25: number;
  /** On the scale that the weights were measured with, where another encoder's may exceed 1; null where there are no vectors. */
  readonly passageCosine: number | null;
  readonly sentenceCosine: number | null;
  /** Null where the question was not translated for this passage. */
  readonly firstMeaning: number | null;
  /** The question's words cannot be compared with the passage's, which are in another script: its vectors alone are. */
  readonly byMeaning: boolean;
  /** What the question asks for in the passage's script, in its order. */
  readonly concepts: readonly WeighedConcept[];
}

/** `rivals`: passages of another script compete, with vectors where these have none. */
export function scoreHit(corpus: Corpus, row: number, query: ScriptQuery, rivals: boolean): Hit {
  const { terms, concepts, foreign } = query;
  const { bm25, sentenceBm25, firstMeaning, dense } = terms;
  const { firstSentenceRow, endSentenceRow } = passageAt(corpus, row);
  let bestShare = 0;
  let bestCosine = 0;
  let bestBoth = 0;
  for (let s = firstSentenceRow; s < endSentenceRow; s++) {
    const share = sentenceBm25[s] ?? 0;
    const cosine = dense ? Math.max(0, sentenceCosine(dense.index, s, dense.vector)) : 0;
    bestShare = Math.max(bestShare, share);
    bestCosine = Math.max(bestCosine, cosine);
    bestBoth = Math.max(bestBoth, share + cosine);
  }
  const share = bm25[row] ?? 0;
  const cosine = dense ? Math.max(0, passageCosine(dense.index, row, dense.vector)) : 0;
  const weight = dense?.index.scale ? CHOSEN_WEIGHT : 1;
  return {
    row,
    reach: terms.reach[row] ?? 0,
    sentenceBm25: bestShare,
    passageCosine: dense ? cosine : null,
    sentenceCosine: dense ? bestCosine : null,
    firstMeaning: firstMeaning ? (firstMeaning[row] ?? 0) : null,
    byMeaning: foreign && dense !== null,
    concepts,
    score:
      (rivals && !dense ? WITHOUT_VECTORS : 1) *
      (share +
        WEIGHTS.firstMeaning * (firstMeaning?.[row] ?? 0) +
        weight * (WEIGHTS.passageCosine * cosine + sentenceWeight(query) * bestBoth)),
  };
}
