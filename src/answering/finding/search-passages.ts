import type { RerankFailure } from "../../retrieval/reranker.js";
import type { SearchResult } from "../../retrieval/searcher.js";
import type { Eligible } from "../question/eligible-documents.js";
import type { Question } from "../question/question.js";
import type { Library } from "./library.js";
import type { PreparedSearch } from "./prepare-search.js";
import { rerankResult } from "./reranking/rerank-result.js";

/** Passages that were found. */
export interface FoundPassages {
  /** In the order in which they are quoted. */
  readonly result: SearchResult;
  /** In the order found without a reranker; the same object where none changed it. */
  readonly unreranked: SearchResult;
  /** Why a reranker that was asked did not count; null where it did or none was asked. */
  readonly failure: RerankFailure | null;
}

/** Hits that are looked at; more than are quoted, so that rivals and named places are found. */
const HITS = 30;

/** The second stage of finding: the best passages of the eligible documents, by a reranker's order where there is one. */
export async function searchPassages(
  library: Library,
  prepared: PreparedSearch,
  { eligible, request }: Question,
): Promise<FoundPassages> {
  const unreranked = searchAmong(library, prepared, eligible.chosen);
  const { result, failure } = await rerankResult(library, prepared.text, unreranked, request.signal);
  return { result, unreranked, failure };
}

/** A search without a reranker among the `chosen` of the allowed documents, or all of these. */
export const searchAmong = (
  { searcher }: Library,
  { text, vector, scope, translation }: PreparedSearch,
  chosen: Eligible["chosen"],
): SearchResult => searcher.search(text, vector, scope, { count: HITS, chosen, translation });
