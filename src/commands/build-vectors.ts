import type { Corpus } from "../retrieval/corpus.js";
import { encodable } from "../retrieval/dense.js";
import type { Encoder } from "../retrieval/encoder.js";
import type { FileContent } from "../retrieval/generations/store.js";
import { quantiseRows } from "../retrieval/quantise.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import { checkVector } from "../retrieval/vectors/check-vector.js";
import { planLabels, vectorKeys } from "../retrieval/vectors/label-plan.js";
import type { Progress } from "./progress.js";
import { type StoredVectors, VECTOR_FILES } from "./vector-files.js";

/** Texts handed to the encoder at once: few enough that progress shows and memory stays flat. */
const BATCH = 64;

export interface PreviousVectors {
  readonly corpus: Corpus;
  readonly vectors: StoredVectors;
}

export interface BuiltVectors {
  readonly files: ReadonlyMap<string, FileContent>;
  /** Texts that were encoded now, and texts whose vectors were taken over. */
  readonly encoded: number;
  readonly reused: number;
}

export const passageTexts = ({ documents }: Corpus): string[] =>
  documents.flatMap(({ document, divided }) =>
    divided.passages.map(({ start, end }) => encodable(document.text.slice(start, end))),
  );

/** A bullet is encoded behind the line that opens its list: alone it may mean nothing. */
export const sentenceTexts = ({ documents }: Corpus): string[] =>
  documents.flatMap(({ document, divided }) =>
    divided.sentences.map(({ start, end, lead }) => {
      const opening = lead ? `${document.text.slice(lead.start, lead.end)} ` : "";
      return encodable(opening + document.text.slice(start, end));
    }),
  );

export interface EncodedCorpus {
  /** One unit vector a passage, row after row. */
  readonly matrix: Float32Array;
  readonly sentences: { readonly values: Int8Array; readonly scales: Float32Array };
  readonly encoded: number;
  readonly reused: number;
  /** What was taken over from; null where nothing was. */
  readonly from: StoredVectors | null;
}

/** Encodes what is new and takes over what is not. */
export async function encodeCorpus(
  corpus: Corpus,
  previous: PreviousVectors | null,
  encoder: Encoder,
  progress: Progress,
): Promise<EncodedCorpus> {
  const { dimension } = encoder;
  const passages = passageTexts(corpus);
  const sentences = sentenceTexts(corpus);
  const old = previous?.vectors.fingerprint === encoder.fingerprint ? previous : null;
  const oldPassages = rowsByText(old && passageTexts(old.corpus));
  const oldSentences = rowsByText(old && sentenceTexts(old.corpus));
  const isNew = (known: ReadonlyMap<string, number>) => (text: string) => !known.has(text);
  const wanted = [
    ...new Set([...passages.filter(isNew(oldPassages)), ...sentences.filter(isNew(oldSentences))]),
  ];
  const fresh = await encodeAll(wanted, encoder, progress);
  const matrix = new Float32Array(passages.length * dimension);
  passages.forEach((text, row) => {
    const from = oldPassages.get(text);
    const known =
      from === undefined
        ? undefined
        : old?.vectors.passages.subarray(from * dimension, (from + 1) * dimension);
    const vector = known ?? fresh.get(text);
    if (vector) matrix.set(vector, row * dimension);
  });
  const quantised = quantiseNew(sentences, oldSentences, old, fresh, dimension);
  const reused = passages.length + sentences.length - wanted.length;
  return { matrix, sentences: quantised, encoded: wanted.length, reused, from: old?.vectors ?? null };
}

/** The vector files of a generation. */
export async function buildVectors(
  corpus: Corpus,
  previous: PreviousVectors | null,
  encoder: Encoder,
  graph: GraphPort,
  progress: Progress,
): Promise<BuiltVectors> {
  const { matrix, sentences, encoded, reused, from } = await encodeCorpus(
    corpus,
    previous,
    encoder,
    progress,
  );
  const files = new Map<string, FileContent>([
    [VECTOR_FILES.passages, bytesOf(matrix)],
    [VECTOR_FILES.sentences, bytesOf(sentences.values)],
    [VECTOR_FILES.scales, bytesOf(sentences.scales)],
  ]);
  await addGraph(files, matrix, encoder.dimension, from, graph);
  return { files, encoded, reused };
}

function rowsByText(texts: readonly string[] | null): Map<string, number> {
  return new Map((texts ?? []).map((text, row) => [text, row]));
}

async function encodeAll(
  texts: readonly string[],
  encoder: Encoder,
  progress: Progress,
): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  progress.step("encoding", 0, texts.length);
  for (let i = 0; i < texts.length; i += BATCH) {
    const batch = texts.slice(i, i + BATCH);
    const encoded = await encoder.encode(batch, "index");
    batch.forEach((text, k) => {
      const vector = encoded[k];
      if (!vector) return;
      checkVector(vector, encoder.dimension);
      vectors.set(text, vector);
    });
    progress.step("encoding", Math.min(texts.length, i + BATCH), texts.length);
  }
  return vectors;
}

/** Rows taken over keep their 8-bit values: quantising twice would add its error twice. */
function quantiseNew(
  texts: readonly string[],
  oldRows: ReadonlyMap<string, number>,
  old: PreviousVectors | null,
  fresh: ReadonlyMap<string, Float32Array>,
  dimension: number,
): { values: Int8Array; scales: Float32Array } {
  const values = new Int8Array(texts.length * dimension);
  const scales = new Float32Array(texts.length);
  texts.forEach((text, row) => {
    const from = oldRows.get(text);
    if (from !== undefined && old) {
      values.set(old.vectors.sentences.subarray(from * dimension, (from + 1) * dimension), row * dimension);
      scales[row] = old.vectors.scales[from] ?? 0;
      return;
    }
    const one = quantiseRows([fresh.get(text) ?? new Float32Array(dimension)], dimension);
    values.set(one.values, row * dimension);
    scales[row] = one.scales[0] ?? 0;
  });
  return { values, scales };
}

async function addGraph(
  files: Map<string, FileContent>,
  matrix: Float32Array,
  dimension: number,
  old: StoredVectors | null,
  graph: GraphPort,
): Promise<void> {
  const previous = old?.graph ? { ...old.graph, keys: vectorKeys(old.passages, dimension) } : null;
  const plan = planLabels(previous, vectorKeys(matrix, dimension));
  const base = old?.graph?.path ?? null;
  if (!(await graph.available())) return;
  files.set(VECTOR_FILES.labels, bytesOf(Uint32Array.of(plan.labels, ...plan.labelOfRow)));
  files.set(VECTOR_FILES.graph, {
    write: async (path) => void (await graph.build({ path, base, plan, matrix, dimension })),
  });
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
