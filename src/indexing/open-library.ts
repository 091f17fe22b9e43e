import { localEncoderGateway } from "../answering/finding/encoding/local-encoder.js";
import type { Library, QuestionEncoder } from "../answering/finding/library.js";
import type { Generation, GenerationStore } from "../generations/generation-store.js";
import { corpusOf } from "../retrieval/corpus.js";
import { questionText } from "../retrieval/dense.js";
import type { EncodeFailure, Encoder, EncoderGateway, EncoderIdentity } from "../retrieval/encoder.js";
import { type LexicalIndexes, lexicalIndexesOf } from "../retrieval/indexing.js";
import { lexicalPartsFromBytes } from "../retrieval/lexical/storage.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { Searcher } from "../retrieval/searcher.js";
import { type KeptDocument, shardFromBytes } from "../retrieval/shards.js";
import { isLexicalName } from "./index-files.js";
import { calibrationFor } from "./stored-calibration.js";
import { denseIndexOf, storedVectors } from "./vector-files.js";

export interface OpenedLibrary {
  readonly library: Library;
  readonly generation: Generation;
  readonly kept: readonly KeptDocument[];
  /** Sentences for a maintainer; empty when the generation in use was whole. */
  readonly problems: readonly string[];
}

/** Opens the current generation for asking; null when only an older version's is there and must be rebuilt. */
export async function openLibrary(
  store: GenerationStore,
  dense: RetrievalPorts,
): Promise<OpenedLibrary | null> {
  const opened = await store.openCurrent();
  if (opened.state !== "ready") return null;
  const { generation, problems } = opened;
  const kept = keptDocuments(generation);
  const corpus = corpusOf(kept);
  const stored = storedVectors(generation, {
    passages: corpus.passageDocument.length,
    sentences: corpus.sentenceDocument.length,
  });
  const vectors = stored && (await denseIndexOf(stored, dense.graph));
  const searcher = new Searcher(corpus, storedLexicalIndexes(generation), vectors, dense.lexicon);
  // A bot runs for weeks: the documents' and the graph's files need not stay in memory beside what was made of them.
  generation.forget();
  const library = {
    generation: generation.id,
    builtAt: generation.manifest.builtAt,
    searcher,
    calibration: calibrationFor(generation.manifest),
    encoder: stored ? questionEncoder(dense, stored) : await encoderMissed(dense),
    reranker: (await dense.reranker?.open()) ?? null,
  };
  return { library, generation, kept, problems };
}

/** Encodes questions for a generation, as long as the encoder is the one that made its vectors. */
export function questionEncoder(dense: RetrievalPorts, made: EncoderIdentity): QuestionEncoder {
  return async (question, translated, signal) => {
    const { encoder, gateway, failure } = await openedFor(dense, made);
    if (encoder === null) return { vector: null, failure };
    const text = questionText(encoder.scripts, question, translated);
    if (text === null) return { vector: null, failure: null };
    const encoded = await (gateway ?? localEncoderGateway(encoder)).encode(text, signal);
    return encoded.ok ? { vector: encoded.vector, failure: null } : { vector: null, failure: encoded.reason };
  };
}

/** What answers lack where no vectors are because no encoder can run; null where the settings ask for none. */
async function encoderMissed(dense: RetrievalPorts): Promise<QuestionEncoder | null> {
  const opened = await dense.encoder(null).catch(() => null);
  if (!opened || opened.problem === null || opened.other) return null;
  return async () => ({ vector: null, failure: "failed" });
}

type OpenedFor =
  | { readonly encoder: Encoder; readonly gateway: EncoderGateway | undefined; readonly failure: null }
  | { readonly encoder: null; readonly gateway: undefined; readonly failure: EncodeFailure | null };

async function openedFor(dense: RetrievalPorts, made: EncoderIdentity): Promise<OpenedFor> {
  const without = (failure: EncodeFailure | null): OpenedFor => ({
    encoder: null,
    gateway: undefined,
    failure,
  });
  const opened = await dense.encoder(made).catch(() => null);
  if (opened === null) return without("failed");
  if (opened.encoder === null) {
    // Who wants none misses none.
    if (opened.problem === null) return without(null);
    return without(opened.other ? "other" : "failed");
  }
  const { encoder, gateway } = opened;
  if (encoder.fingerprint !== made.fingerprint) return without("other");
  return { encoder, gateway, failure: null };
}

/** Throws VerseError `bad-index`. */
export function storedLexicalIndexes(generation: Generation): LexicalIndexes {
  const names = generation.names.filter(isLexicalName).sort();
  return lexicalIndexesOf(names.map((name) => lexicalPartsFromBytes(generation.bytes(name))));
}

/** The documents of a generation in their stored order. */
export function keptDocuments(generation: Generation): KeptDocument[] {
  const shards = generation.names.filter((name) => name.startsWith("documents/"));
  return shards.sort().flatMap((name) => shardFromBytes(generation.bytes(name)));
}
