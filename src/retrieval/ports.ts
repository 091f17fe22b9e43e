import type { LexiconSource } from "./cross-language/lexicon.js";
import type { RerankerPort } from "./reranker.js";
import type { DensePorts } from "./vector-ports.js";

/** What retrieval needs from outside, as the composition root chose it. */
export interface RetrievalPorts extends DensePorts {
  /** The Chinese-English dictionary, for questions and documents of different scripts. */
  readonly lexicon: LexiconSource;
  /** Null or absent where none is set up. */
  readonly reranker?: RerankerPort | null;
}
