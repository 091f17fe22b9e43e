import type { FileContent } from "../generations/generation-store.js";
import type { Corpus, StoredDocument } from "../retrieval/corpus.js";
import { encodable } from "../retrieval/dense.js";
import type { Encoder } from "../retrieval/encoder.js";
import { type QuantisedRows, quantiseRows } from "../retrieval/quantise.js";
import { allFresh, copyKept, type RowMoves } from "../retrieval/row-moves.js";
import { findKeys, KEY_BYTES, textKeys } from "../retrieval/text-keys.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import { keysFrom, planLabels, vectorKeys } from "../retrieval/vectors/label-plan.js";
import { encodeAll } from "./encode-all.js";
import type { Progress } from "./progress.js";
import { type StoredVectors, VECTOR_FILES, type VectorRows } from "./vector-files.js";

/** Vectors of the last generation, and what they are of. */
export interface LastVectors {
  readonly vectors: StoredVectors;
  /** `textKeys` of the passages and of the sentences. */
  readonly passageKeys: Buffer;
  readonly sentenceKeys: Buffer;
}

/** The rows of the next generation: those kept, and the documents that the fresh ones are of. */
export interface NextRows {
  readonly fresh: readonly StoredDocument[];
  readonly passages: RowMoves;
  readonly sentences: RowMoves;
}

/** All rows of a corpus, where there is no last generation. */
export const everyRow = ({ documents, passageDocument, sentenceDocument }: Corpus): NextRows => ({
  fresh: documents,
  passages: allFresh(passageDocument.length),
  sentences: allFresh(sentenceDocument.length),
});

export interface BuiltVectors {
  readonly files: ReadonlyMap<string, FileContent>;
  /** What the files hold. */
  readonly rows: VectorRows;
  /** Texts that were encoded now, and rows whose vectors were taken over. */
  readonly encoded: number;
  readonly reused: number;
}

export const passageTexts = (documents: readonly StoredDocument[]): string[] =>
  documents.flatMap(({ document, divided }) =>
    divided.passages.map(({ start, end }) => encodable(document.text.slice(start, end))),
  );

/** A bullet is encoded behind the line that opens its list: alone it may mean nothing. */
const sentenceTexts = (documents: readonly StoredDocument[]): string[] =>
  documents.flatMap(({ document, divided }) =>
    divided.sentences.map(({ start, end, lead }) => {
      const opening = lead ? `${document.text.slice(lead.start, lead.end)} ` : "";
      return encodable(opening + document.text.slice(start, end));
    }),
  );

export interface EncodedRows {
  /** One unit vector a passage, row after row. */
  readonly matrix: Float32Array;
  readonly sentences: QuantisedRows;
  readonly passageKeys: Buffer;
  readonly sentenceKeys: Buffer;
  readonly encoded: number;
  readonly reused: number;
}

/** Encodes what is new and takes over what is not: the rows that are kept, and the same texts elsewhere. */
export async function encodeRows(
  { fresh, passages, sentences }: NextRows,
  last: LastVectors | null,
  encoder: Encoder,
  progress: Progress,
): Promise<EncodedRows> {
  const { dimension } = encoder;
  const freshPassages = freshRows(passageTexts(fresh), last?.passageKeys ?? null);
  const freshSentences = freshRows(sentenceTexts(fresh), last?.sentenceKeys ?? null);
  const wanted = [...new Set([...unknownOf(freshPassages), ...unknownOf(freshSentences)])];
  const vectors = await encodeAll(wanted, encoder, progress);
  const vectorOf = (text: string | undefined): Float32Array =>
    vectors.get(text ?? "") ?? new Float32Array(dimension);

  const matrix = new Float32Array(passages.rows * dimension);
  const passageKeys = Buffer.alloc(passages.rows * KEY_BYTES);
  if (last) {
    copyKept(last.vectors.passages, matrix, passages, dimension);
    copyKept(last.passageKeys, passageKeys, passages, KEY_BYTES);
  }
  passages.fresh.forEach((row, i) => {
    const known = freshPassages.known[i] ?? -1;
    const vector = rowOf(last?.vectors.passages, known, dimension) ?? vectorOf(freshPassages.texts[i]);
    matrix.set(vector, row * dimension);
    freshPassages.keys.copy(passageKeys, row * KEY_BYTES, i * KEY_BYTES, (i + 1) * KEY_BYTES);
  });

  const values = new Int8Array(sentences.rows * dimension);
  const scales = new Float32Array(sentences.rows);
  const sentenceKeys = Buffer.alloc(sentences.rows * KEY_BYTES);
  if (last) {
    copyKept(last.vectors.sentences, values, sentences, dimension);
    copyKept(last.vectors.scales, scales, sentences, 1);
    copyKept(last.sentenceKeys, sentenceKeys, sentences, KEY_BYTES);
  }
  sentences.fresh.forEach((row, i) => {
    const known = freshSentences.known[i] ?? -1;
    // Rows taken over keep their 8-bit values: quantising twice would add its error twice.
    const before = rowOf(last?.vectors.sentences, known, dimension);
    const quantised = before ? null : quantiseRows([vectorOf(freshSentences.texts[i])], dimension);
    values.set(before ?? quantised?.values ?? [], row * dimension);
    scales[row] = (before ? last?.vectors.scales[known] : quantised?.scales[0]) ?? 0;
    freshSentences.keys.copy(sentenceKeys, row * KEY_BYTES, i * KEY_BYTES, (i + 1) * KEY_BYTES);
  });
  const encoded = wanted.length;
  const reused = passages.rows + sentences.rows - encoded;
  return { matrix, sentences: { dimension, values, scales }, passageKeys, sentenceKeys, encoded, reused };
}

interface FreshRows {
  readonly texts: readonly string[];
  readonly keys: Buffer;
  /** Row of the last generation with the same text, -1 where there is none. */
  readonly known: Int32Array;
}

function freshRows(texts: readonly string[], lastKeys: Buffer | null): FreshRows {
  const keys = textKeys(texts);
  return { texts, keys, known: findKeys(keys, lastKeys ?? Buffer.alloc(0)) };
}

const unknownOf = ({ texts, known }: FreshRows): string[] => texts.filter((_, i) => known[i] === -1);

function rowOf<Rows extends Float32Array | Int8Array>(
  of: Rows | undefined,
  row: number,
  width: number,
): Float32Array | Int8Array | null {
  return row < 0 ? null : (of?.subarray(row * width, (row + 1) * width) ?? null);
}

/** The vector files of a generation. */
export async function buildVectors(
  next: NextRows,
  last: LastVectors | null,
  { encoder, graph }: { readonly encoder: Encoder; readonly graph: GraphPort },
  progress: Progress,
): Promise<BuiltVectors> {
  const rows = await encodeRows(next, last, encoder, progress);
  const { matrix, sentences, encoded, reused } = rows;
  const files = new Map<string, FileContent>([
    [VECTOR_FILES.passages, bytesOf(matrix)],
    [VECTOR_FILES.passageKeys, rows.passageKeys],
    [VECTOR_FILES.sentences, bytesOf(sentences.values)],
    [VECTOR_FILES.scales, bytesOf(sentences.scales)],
    [VECTOR_FILES.sentenceKeys, rows.sentenceKeys],
  ]);
  const graphFiles = await buildGraph(
    { matrix, dimension: encoder.dimension, moves: next.passages },
    last?.vectors ?? null,
    graph,
  );
  for (const [name, content] of graphFiles) files.set(name, content);
  return { files, rows: { matrix, sentences }, encoded, reused };
}

/** The passages' vectors, row after row, and where the rows come from. */
interface GraphRows {
  readonly matrix: Float32Array;
  readonly dimension: number;
  readonly moves: RowMoves;
}

/** The approximate index and its labels; nothing where its native package cannot be loaded. */
async function buildGraph(
  { matrix, dimension, moves }: GraphRows,
  last: StoredVectors | null,
  graph: GraphPort,
): Promise<Map<string, FileContent>> {
  const files = new Map<string, FileContent>();
  if (!(await graph.available())) return files;
  const before = last?.graph ?? null;
  const plan =
    before && last
      ? planLabels(
          { ...before, keys: before.labelOfRow },
          keysFrom({ ...before, matrix: last.passages }, matrix, dimension, moves),
        )
      : planLabels(null, vectorKeys(matrix, dimension));
  const table = new Uint32Array(1 + plan.labelOfRow.length);
  table[0] = plan.labels;
  table.set(plan.labelOfRow, 1);
  files.set(VECTOR_FILES.labels, bytesOf(table));
  files.set(VECTOR_FILES.graph, {
    write: async (path) =>
      void (await graph.build({ path, base: before?.path ?? null, plan, matrix, dimension })),
  });
  return files;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
