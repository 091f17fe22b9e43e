import { DEFAULT_CALIBRATION } from "../answering/finding/confidence.js";
import type { Library } from "../answering/finding/library.js";
import type { Corpus } from "../retrieval/corpus.js";
import { scaleFor } from "../retrieval/cosine-scale.js";
import { buildLexicalIndexes } from "../retrieval/indexing.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { Searcher } from "../retrieval/searcher.js";
import { ExactIndex } from "../retrieval/vectors/exact-index.js";
import { encodeRows, everyRow } from "./build-vectors.js";
import { questionEncoder } from "./open-library.js";
import type { Progress } from "./progress.js";

/** A library in memory, for measuring: the same retrieval as a published one, with the exact scan for the graph. */
export async function indexApart(
  corpus: Corpus,
  dense: RetrievalPorts,
  progress: Progress,
  warn: (problem: string) => void = () => undefined,
): Promise<Library> {
  const indexes = buildLexicalIndexes(corpus);
  const { encoder, problem } = await dense.encoder();
  if (problem !== null) warn(problem);
  const about = {
    generation: "evaluation",
    builtAt: new Date(0).toISOString(),
    calibration: DEFAULT_CALIBRATION,
    reranker: (await dense.reranker?.open()) ?? null,
  };
  if (encoder === null)
    return { ...about, searcher: new Searcher(corpus, indexes, null, dense.lexicon), encoder: null };
  const { dimension, fingerprint } = encoder;
  const { matrix, sentences } = await encodeRows(everyRow(corpus), null, encoder, progress);
  const passages = new ExactIndex(matrix, dimension);
  const vectors = {
    fingerprint,
    search: passages,
    passages,
    sentences,
    scale: scaleFor(fingerprint, matrix, dimension),
  };
  return {
    ...about,
    searcher: new Searcher(corpus, indexes, vectors, dense.lexicon),
    encoder: questionEncoder(dense, encoder),
  };
}
