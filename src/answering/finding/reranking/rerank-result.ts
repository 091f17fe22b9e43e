import { blendScores, rerankable } from "../../../retrieval/rerank.js";
import type { RerankFailure } from "../../../retrieval/reranker.js";
import type { SearchResult } from "../../../retrieval/searcher.js";
import type { Library } from "../library.js";

export interface RerankedResult {
  /** The same object where the order stands as it was found. */
  readonly result: SearchResult;
  /** Why a reranker that was asked did not count; null where it did or none was asked. */
  readonly failure: RerankFailure | null;
}

/** A search result with its best passages in the order that the library's reranker, where there is one, gives them. */
export async function rerankResult(
  { searcher, reranker }: Pick<Library, "searcher" | "reranker">,
  question: string,
  result: SearchResult,
  signal?: AbortSignal,
): Promise<RerankedResult> {
  const asked = reranker && rerankable(searcher.corpus, result.hits, question, reranker.scripts);
  if (!asked) return { result, failure: null };
  const reranked = await reranker.score(question, asked.texts, signal);
  if (!reranked.ok) return { result, failure: reranked.reason };
  return {
    result: { ...result, hits: blendScores(result.hits, asked.places, reranked.scores) },
    failure: null,
  };
}
