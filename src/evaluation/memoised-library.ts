import type { Library } from "../answering/finding/library.js";

/**
 * A library for one question that is searched twice, for its answer and for the ranking. Its encoder and its reranker,
 * which may cost money a call, are called once and give the same result both times.
 */
export function memoisedLibrary(library: Library): Library {
  const { encoder, reranker } = library;
  const encode =
    encoder && memoised(encoder, (question, translated) => JSON.stringify([question, translated]));
  const score =
    reranker &&
    memoised(reranker.score.bind(reranker), (question, passages) => JSON.stringify([question, passages]));
  return {
    ...library,
    encoder: encode,
    reranker: reranker && score ? { ...reranker, score } : null,
  };
}

function memoised<Given extends unknown[], Result>(
  call: (...given: Given) => Promise<Result>,
  keyOf: (...given: Given) => string,
): (...given: Given) => Promise<Result> {
  const known = new Map<string, Promise<Result>>();
  return (...given) => {
    const key = keyOf(...given);
    const result = known.get(key) ?? call(...given);
    known.set(key, result);
    return result;
  };
}
