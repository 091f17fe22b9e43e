import type { Library } from "../answering/library.js";
import { corpusOf } from "../retrieval/corpus.js";
import type { Generation, GenerationStore } from "../retrieval/generations/store.js";
import { lexicalIndexFromBytes } from "../retrieval/lexical/storage.js";
import { Searcher } from "../retrieval/searcher.js";
import { type KeptDocument, shardFromBytes } from "../retrieval/shards.js";
import { LEXICAL_FILES } from "./index-files.js";

export interface OpenedLibrary {
  readonly library: Library;
  readonly generation: Generation;
  readonly kept: readonly KeptDocument[];
  /** Sentences for a maintainer; empty when the generation in use was whole. */
  readonly problems: readonly string[];
}

/** Opens the current generation for asking; null when only an older version's is there and must be rebuilt. */
export async function openLibrary(store: GenerationStore): Promise<OpenedLibrary | null> {
  const opened = await store.openCurrent();
  if (opened.state !== "ready") return null;
  const { generation, problems } = opened;
  const kept = keptDocuments(generation);
  return { library: libraryOf(generation, kept), generation, kept, problems };
}

/** The documents of a generation in their stored order. */
export function keptDocuments(generation: Generation): KeptDocument[] {
  const shards = generation.names.filter((name) => name.startsWith("documents/"));
  return shards.sort().flatMap((name) => shardFromBytes(generation.bytes(name)));
}

function libraryOf(generation: Generation, kept: readonly KeptDocument[]): Library {
  const searcher = new Searcher(corpusOf(kept), {
    passages: lexicalIndexFromBytes(generation.bytes(LEXICAL_FILES.passages)),
    sentences: lexicalIndexFromBytes(generation.bytes(LEXICAL_FILES.sentences)),
  });
  return { generation: generation.id, builtAt: generation.manifest.builtAt, searcher };
}
