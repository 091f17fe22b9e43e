import type { Script } from "../facts/scripts.js";
import type { Translation } from "./cross-language/translation.js";
import type { DenseIndex } from "./dense.js";
import type { LexicalIndexes } from "./indexing.js";
import {
  PASSAGE_BM25,
  type QueryConcept,
  resolveConcepts,
  type ScoredConcept,
  SENTENCE_BM25,
  scoreBm25,
} from "./lexical/bm25.js";
import { type ScriptQuery, shares } from "./script-query.js";
import type { SearchScope } from "./search-scope.js";

export interface ScriptQuestion {
  readonly script: Script;
  readonly foreign: boolean;
  readonly concepts: readonly QueryConcept[];
  /** Where the concepts were translated. */
  readonly translation: Translation | null;
  readonly dense: { readonly index: DenseIndex; readonly vector: Float32Array } | null;
}

export function askInScript(
  { passages, sentences }: LexicalIndexes,
  scope: SearchScope,
  { script, foreign, concepts, translation, dense }: ScriptQuestion,
): ScriptQuery {
  const inPassages = (some: readonly ScoredConcept[]): Float32Array =>
    shares(scoreBm25(passages, scope.passages, some, PASSAGE_BM25));
  const found = resolveConcepts(passages, scope.passages, concepts);
  const inSentences = resolveConcepts(sentences, scope.sentences, concepts);
  return {
    script,
    foreign,
    concepts: concepts.map((concept, i) => ({ concept, idf: inSentences[i]?.ownIdf ?? 0 })),
    terms: {
      bm25: inPassages(found),
      reach: inPassages(found.map((one) => ({ ...one, idf: one.idfWithHeadings }))),
      firstMeaning: translation && inPassages(resolveConcepts(passages, scope.passages, translation.first)),
      sentenceBm25: shares(scoreBm25(sentences, scope.sentences, inSentences, SENTENCE_BM25)),
      dense,
    },
  };
}
