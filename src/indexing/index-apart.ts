import { DEFAULT_CALIBRATION } from "../answering/finding/confidence.js";
import type { Library } from "../answering/finding/library.js";
import { PUBLIC } from "../documents/audience.js";
import type { Corpus } from "../retrieval/corpus.js";
import { buildLexicalIndexes } from "../retrieval/indexing.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { Searcher } from "../retrieval/searcher.js";
import { encodeRows, everyRow } from "./build-vectors.js";
import { questionEncoder } from "./open-library.js";
import type { Progress } from "./progress.js";
import { generalEncoder } from "./self-calibration/general-encoder.js";
import { measureBounds } from "./self-calibration/measure-bounds.js";
import { denseIndexInMemory } from "./vector-files.js";

/** Documents of a folder of the common form have no dates: any day will do. */
const EVALUATED = "2026-01-01";

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
    calibration: () => DEFAULT_CALIBRATION,
    reranker: (await dense.reranker?.open()) ?? null,
  };
  if (encoder === null)
    return calibrated(
      { ...about, searcher: new Searcher(corpus, indexes, null, dense.lexicon), encoder: null },
      null,
    );
  const vectors = denseIndexInMemory(encoder, await encodeRows(everyRow(corpus), null, encoder, progress));
  const library = {
    ...about,
    searcher: new Searcher(corpus, indexes, vectors, dense.lexicon),
    encoder: questionEncoder(dense, encoder),
  };
  return calibrated(library, await generalEncoder(encoder, corpus, progress));
}

/** The same with bounds that were measured in it, as a build measures them. */
async function calibrated(library: Library, encoder: Library["encoder"]): Promise<Library> {
  const bounds = await measureBounds({ ...library, encoder }, { audience: PUBLIC, asOf: EVALUATED });
  const calibration = { ...DEFAULT_CALIBRATION, ...bounds };
  return { ...library, calibration: () => calibration };
}
