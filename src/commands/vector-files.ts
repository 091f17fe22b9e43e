import { VerseError } from "../errors.js";
import type { Corpus } from "../retrieval/corpus.js";
import { scaleFor } from "../retrieval/cosine-scale.js";
import type { DenseIndex } from "../retrieval/dense.js";
import type { Generation } from "../retrieval/generations/store.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import { ExactIndex } from "../retrieval/vectors/exact-index.js";
import type { GraphLabels } from "../retrieval/vectors/label-plan.js";

/** Names of a generation's vector files. Matrices are row after row, little-endian. */
export const VECTOR_FILES = {
  passages: "vectors/passages.f32",
  sentences: "vectors/sentences.i8",
  scales: "vectors/sentence-scales.f32",
  graph: "vectors/passages.hnsw",
  labels: "vectors/labels.u32",
} as const;

/** The stored vectors as typed arrays; null when the generation was built without an encoder. */
export interface StoredVectors {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly passages: Float32Array;
  readonly sentences: Int8Array;
  readonly scales: Float32Array;
  /** Null where the graph could not be built. */
  readonly graph: (GraphLabels & { readonly path: string }) | null;
}

export function storedVectors(generation: Generation, corpus: Corpus): StoredVectors | null {
  const { encoder } = generation.manifest;
  if (encoder === null) return null;
  const { fingerprint, dimension } = encoder;
  const passages = new Float32Array(aligned(generation.bytes(VECTOR_FILES.passages)));
  const sentences = new Int8Array(aligned(generation.bytes(VECTOR_FILES.sentences)));
  const scales = new Float32Array(aligned(generation.bytes(VECTOR_FILES.scales)));
  requireSize("passages", passages.length, corpus.passageDocument.length * dimension);
  requireSize("sentences", sentences.length, corpus.sentenceDocument.length * dimension);
  requireSize("sentence scales", scales.length, corpus.sentenceDocument.length);
  return { fingerprint, dimension, passages, sentences, scales, graph: storedGraph(generation) };
}

function storedGraph(generation: Generation): StoredVectors["graph"] {
  if (!generation.has(VECTOR_FILES.graph)) return null;
  const [labels = 0, ...labelOfRow] = new Uint32Array(aligned(generation.bytes(VECTOR_FILES.labels)));
  return { labels, labelOfRow: Uint32Array.from(labelOfRow), path: generation.path(VECTOR_FILES.graph) };
}

/** The vectors ready for searching; the exact scan stands in where the graph is missing or its native part is. */
export async function denseIndexOf(stored: StoredVectors, graph: GraphPort): Promise<DenseIndex> {
  const { dimension, sentences: values, scales, passages: matrix } = stored;
  const passages = new ExactIndex(matrix, dimension);
  const search =
    stored.graph && (await graph.open({ path: stored.graph.path, labels: stored.graph, matrix, dimension }));
  return {
    fingerprint: stored.fingerprint,
    search: search ?? passages,
    passages,
    sentences: { dimension, values, scales },
    scale: scaleFor(stored.fingerprint, matrix, dimension),
  };
}

/** Typed arrays need an aligned start, and a buffer of a pool may begin anywhere. */
function aligned(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function requireSize(what: string, got: number, expected: number): void {
  if (got === expected) return;
  throw new VerseError({
    code: "bad-index",
    problem: `The index has another number of vectors than of ${what}.`,
    expected: String(expected),
    got: String(got),
    cure: "Run `verse index --full` to build it anew.",
  });
}
