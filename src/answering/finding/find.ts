import type { EncodeFailure } from "../../retrieval/encoder.js";
import type { RerankFailure } from "../../retrieval/reranker.js";
import type { SearchResult } from "../../retrieval/searcher.js";
import { ownTurn } from "../../time/event-loop-turns.js";
import type { Question } from "../question/question.js";
import { checkNames } from "./check-names.js";
import type { Candidate } from "./choose-sentences.js";
import { arrange } from "./forms/arrange.js";
import type { Arranged } from "./forms/arranged.js";
import { type Judged, judge } from "./judge.js";
import type { Library } from "./library.js";
import { prepareSearch } from "./prepare-search.js";
import { searchPassages } from "./search-passages.js";
import { weighSentences } from "./weigh-sentences.js";

/** What retrieval knows of a question. */
export interface Found extends Judged {
  readonly question: Question;
  /** The answer in a form that is no choice of sentences, where the question wants one that the documents have. */
  readonly arranged: Arranged | null;
  /** The words that were searched for. */
  readonly searched: string;
  /** The dictionary that the question needed was not ready in time. */
  readonly untranslated: boolean;
  readonly result: SearchResult;
  /** Every sentence of the best passages in the order found without a reranker, by which the outcome is decided. */
  readonly judged: readonly Candidate[];
  /** Why words alone were compared where vectors are; null where nothing went wrong. */
  readonly unencoded: EncodeFailure | null;
  /** Why the passages stand in the order found without the reranker; null where nothing went wrong. */
  readonly unranked: RerankFailure | null;
  readonly encodeMs: number;
  readonly searchMs: number;
}

/** Searches for `text`, the question's own words or others that mean the same, in what its audience may see. */
export async function find(
  library: Library,
  question: Question,
  text: string,
  now: () => number,
): Promise<Found> {
  const began = now();
  const prepared = await prepareSearch(library, text, question.request);
  await ownTurn();
  const encoded = now();
  const passages = await searchPassages(library, prepared, question);
  const searched = now();
  const sentences = weighSentences(library, question, prepared, passages);
  const weighed = { ...judge(library, question, sentences), judged: sentences.judged };
  const judged = checkNames(library, question, prepared, passages.result, weighed);
  const arranged = await arrange(library, question, judged, passages.result);
  // What the catalogue and the headings say was not searched for.
  const pointed = judged.pointed || arranged?.form === "outline" || arranged?.overview?.of === "library";
  const confidence = arranged && pointed ? { ...judged.confidence, value: 1 } : judged.confidence;
  return {
    ...judged,
    arranged,
    pointed,
    confidence,
    question,
    searched: text,
    untranslated: prepared.untranslated,
    result: passages.result,
    unencoded: prepared.failure,
    unranked: passages.failure,
    encodeMs: encoded - began,
    searchMs: searched - encoded,
  };
}
