import { eligibleDocuments } from "../question/eligible-documents.js";
import type { Question } from "../question/question.js";
import { type Candidate, chooseSentences } from "./choose-sentences.js";
import { amongChosen, type Confidence, confidenceIn } from "./confidence.js";
import type { Library } from "./library.js";
import type { PreparedSearch } from "./prepare-search.js";
import { type FoundPassages, searchAmong } from "./search-passages.js";

/** The sentences of the found passages, and how sure it is that they answer. */
export interface WeighedSentences {
  /** Every sentence of the best passages, best first. */
  readonly candidates: readonly Candidate[];
  /** The same in the order found without a reranker, by which the outcome is decided. */
  readonly judged: readonly Candidate[];
  /** Confidence in the best of `judged`. */
  readonly alone: Confidence;
  /** The same, raised where the asker chose the documents and all the others together can be asked the question. */
  readonly confidence: Confidence;
}

/**
 * The third stage of finding. A reranker's scores have no known scale: it decides what is quoted first. What is refused,
 * or asked back, stays as it was calibrated, by the order found without it.
 */
export function weighSentences(
  library: Library,
  question: Question,
  prepared: PreparedSearch,
  { result, unreranked }: FoundPassages,
): WeighedSentences {
  const { searcher } = library;
  const candidates = chooseSentences(searcher, result, question);
  const judged = result === unreranked ? candidates : chooseSentences(searcher, unreranked, question);
  const kind = prepared.translation ? "translated" : prepared.vector ? "dense" : "lexical";
  const alone = confidenceIn(unreranked, judged, kind);
  if (!question.request.documents) return { candidates, judged, alone, confidence: alone };
  const { chosen } = eligibleDocuments(searcher.corpus.documents, { ...question.request, documents: null });
  const all = searchAmong(library, prepared, chosen);
  const anywhere = confidenceIn(all, chooseSentences(searcher, all, question), kind);
  return { candidates, judged, alone, confidence: amongChosen(alone, anywhere) };
}
