import { VerseError } from "../errors.js";
import type { Generation } from "../generations/generation-store.js";
import { scaleFor } from "../retrieval/cosine-scale.js";
import type { DenseIndex } from "../retrieval/dense.js";
import type { EncoderIdentity } from "../retrieval/encoder.js";
import type { QuantisedRows } from "../retrieval/quantise.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import { ExactIndex } from "../retrieval/vectors/exact-index.js";
import type { GraphLabels } from "../retrieval/vectors/label-plan.js";

/** Names of a generation's vector files. Matrices are row after row, little-endian. */
export const VECTOR_FILES = {
  passages: "vectors/passages.f32",
  sentences: "vectors/sentences.i8",
  scales: "vectors/sentence-scales.f32",
  passageKeys: "vectors/passage-texts.sha",
  sentenceKeys: "vectors/sentence-texts.sha",
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

/** Throws VerseError `bad-index` where there is another number of vectors than of rows. */
export function storedVectors(
  generation: Generation,
  rows: { readonly passages: number; readonly sentences: number },
): StoredVectors | null {
  const { encoder } = generation.manifest;
  if (encoder === null) return null;
  const { fingerprint, dimension } = encoder;
  const passages = new Float32Array(...elementsOf(generation.bytes(VECTOR_FILES.passages), 4));
  const sentences = new Int8Array(...elementsOf(generation.bytes(VECTOR_FILES.sentences), 1));
  const scales = new Float32Array(...elementsOf(generation.bytes(VECTOR_FILES.scales), 4));
  requireSize("passages", passages.length, rows.passages * dimension);
  requireSize("sentences", sentences.length, rows.sentences * dimension);
  requireSize("sentence scales", scales.length, rows.sentences);
  return { fingerprint, dimension, passages, sentences, scales, graph: storedGraph(generation) };
}

function storedGraph(generation: Generation): StoredVectors["graph"] {
  if (!generation.has(VECTOR_FILES.graph)) return null;
  const table = new Uint32Array(...elementsOf(generation.bytes(VECTOR_FILES.labels), 4));
  return { labels: table[0] ?? 0, labelOfRow: table.subarray(1), path: generation.path(VECTOR_FILES.graph) };
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

/** The same of rows that are in memory, with the exact scan for the graph. */
export function denseIndexInMemory(
  { fingerprint, dimension }: EncoderIdentity,
  { matrix, sentences }: VectorRows,
): DenseIndex {
  const passages = new ExactIndex(matrix, dimension);
  return {
    fingerprint,
    search: passages,
    passages,
    sentences,
    scale: scaleFor(fingerprint, matrix, dimension),
  };
}

/** Unit vectors of passages, row after row, and the sentences' in 8 bits. */
export interface VectorRows {
  readonly matrix: Float32Array;
  readonly sentences: QuantisedRows;
}

/** Where the elements lie. Typed arrays need an aligned start: a buffer from a pool, which may begin anywhere, is copied. */
function elementsOf(bytes: Buffer, size: number): readonly [ArrayBufferLike, number, number] {
  const { buffer, byteOffset, length } = bytes.byteOffset % size === 0 ? bytes : Uint8Array.from(bytes);
  return [buffer, byteOffset, Math.floor(length / size)];
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
