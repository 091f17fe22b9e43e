import { readFolder } from "../reading/read-folder.js";
import { type Corpus, corpusOf } from "../retrieval/corpus.js";
import type { Encoder } from "../retrieval/encoder.js";
import type {
  DocumentReport,
  FileContent,
  Generation,
  GenerationStore,
} from "../retrieval/generations/store.js";
import { buildLexicalIndexes } from "../retrieval/indexing.js";
import { lexicalIndexFromBytes, lexicalIndexToBytes } from "../retrieval/lexical/storage.js";
import { type KeptDocument, shardToBytes, toShards } from "../retrieval/shards.js";
import { split } from "../retrieval/split.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import { refuseEmpty } from "./build-faults.js";
import { type BuiltVectors, buildVectors } from "./build-vectors.js";
import { keptCalibration } from "./calibration.js";
import { LEXICAL_FILES } from "./index-files.js";
import { keptDocuments } from "./open-library.js";
import { type IndexPlan, planIndex } from "./plan-index.js";
import type { Progress } from "./progress.js";
import { denseIndexOf, storedVectors } from "./vector-files.js";

export interface BuildOptions {
  readonly folder: string;
  /** Read and split everything again, whatever an earlier generation knows. */
  readonly full: boolean;
  readonly dryRun: boolean;
  /** Null builds an index of words alone. */
  readonly dense: DenseBuild | null;
}

export interface DenseBuild {
  readonly encoder: Encoder;
  readonly graph: GraphPort;
}

/** What `verse index --json` prints. */
export interface IndexResult {
  readonly generation: string | null;
  readonly published: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly encoded: number;
  readonly reused: number;
  readonly warnings: readonly string[];
  readonly ms: number;
}

/** From a folder of documents to a published generation: read, plan, split, index, publish. */
export async function buildIndex(
  store: GenerationStore,
  options: BuildOptions,
  progress: Progress,
  now: () => number,
): Promise<{ result: IndexResult; plan: IndexPlan }> {
  const began = now();
  if (options.dryRun) {
    const { plan, previous } = await readAndPlan(store, options, progress);
    return { plan, result: resultOf(plan, previous?.id ?? null, false, now() - began) };
  }
  return store.exclusively(async (writer) => {
    const { plan, previous } = await readAndPlan(store, options, progress);
    const sameEncoder = previous?.manifest.encoder?.fingerprint === options.dense?.encoder.fingerprint;
    if (previous && plan.nothingToDo && sameEncoder && !options.full) {
      return { plan, result: resultOf(plan, previous.id, false, now() - began) };
    }
    const shards = toShards(plan.kept);
    const ordered = [...shards.values()].flat();
    progress.step("indexing", 0, ordered.length);
    const corpus = corpusOf(ordered);
    const indexes = buildLexicalIndexes(corpus);
    progress.step("indexing", ordered.length, ordered.length);
    const files = new Map<string, FileContent>();
    for (const [name, documents] of shards) files.set(name, shardContent(name, documents, plan, previous));
    files.set(LEXICAL_FILES.passages, lexicalIndexToBytes(indexes.passages));
    files.set(LEXICAL_FILES.sentences, lexicalIndexToBytes(indexes.sentences));
    const vectors = options.dense && (await encode(corpus, options, previous, progress));
    for (const [name, content] of vectors?.files ?? []) files.set(name, content);
    progress.step("publishing", 0, 1);
    const published = await writer.publish({
      files,
      facts: {
        encoder: options.dense && {
          fingerprint: options.dense.encoder.fingerprint,
          dimension: options.dense.encoder.dimension,
        },
        counts: {
          documents: ordered.length,
          passages: corpus.passageDocument.length,
          sentences: corpus.sentenceDocument.length,
        },
        documentsFolder: options.folder,
        documents: reportsOf(plan),
        extra: previous && sameEncoder ? keptCalibration(previous.manifest) : {},
      },
      verify: async (generation) => {
        lexicalIndexFromBytes(generation.bytes(LEXICAL_FILES.passages));
        lexicalIndexFromBytes(generation.bytes(LEXICAL_FILES.sentences));
        const built = corpusOf(keptDocuments(generation));
        const stored = storedVectors(generation, built);
        if (stored && options.dense) await denseIndexOf(stored, options.dense.graph);
      },
    });
    progress.step("publishing", 1, 1);
    const why =
      previous && !sameEncoder
        ? [
            `The encoder has changed (${previous.manifest.encoder?.fingerprint ?? "none"} before): every text was encoded anew.`,
          ]
        : [];
    const result = resultOf(plan, published.id, true, now() - began);
    const counts = { encoded: vectors?.encoded ?? 0, reused: vectors?.reused ?? 0 };
    return {
      plan,
      result: { ...result, ...counts, warnings: [...why, ...result.warnings, ...published.warnings] },
    };
  });
}

/** Vectors of an earlier generation are taken over unless everything is to be made anew. */
async function encode(
  corpus: Corpus,
  { dense, full }: BuildOptions,
  previous: Generation | null,
  progress: Progress,
): Promise<BuiltVectors | null> {
  if (!dense) return null;
  const before = previous && !full ? corpusOf(keptDocuments(previous)) : null;
  const vectors = before && previous ? storedVectors(previous, before) : null;
  const known = before && vectors ? { corpus: before, vectors } : null;
  return buildVectors(corpus, known, dense.encoder, dense.graph, progress);
}

async function readAndPlan(
  store: GenerationStore,
  { folder, full }: BuildOptions,
  progress: Progress,
): Promise<{ plan: IndexPlan; previous: Generation | null }> {
  const previous = await previousGeneration(store);
  const before = previous ? keptDocuments(previous) : [];
  const known = new Map(before.map((kept) => [kept.path, kept]));
  const reading = await readFolder(folder, {
    onProgress: (done, total) => progress.step("reading", done, total),
    known: (path, fingerprint) => {
      const kept = full ? undefined : known.get(path);
      return kept?.fingerprint === fingerprint ? kept : undefined;
    },
  });
  progress.step("reading", reading.documents.length, reading.documents.length);
  const kept = reading.documents.map((file): KeptDocument => {
    const old = known.get(file.path);
    if (old && (file as object) === old) return old;
    return { ...file, divided: split(file.document) };
  });
  const plan = planIndex(before, kept, reading);
  refuseEmpty(folder, plan, reading);
  return { plan, previous };
}

/** The generation to take unchanged work from; a damaged or foreign one is no reason not to build a good one. */
async function previousGeneration(store: GenerationStore): Promise<Generation | null> {
  try {
    const opened = await store.openCurrent();
    return opened.state === "ready" && opened.problems.length === 0 ? opened.generation : null;
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "no-index" || error.code === "bad-index")
    )
      return null;
    throw error;
  }
}

/** A shard in which nothing changed is linked from the generation before. */
function shardContent(
  name: string,
  documents: readonly KeptDocument[],
  plan: IndexPlan,
  previous: Generation | null,
): FileContent {
  const bytes = shardToBytes(documents);
  const untouched = documents.every(({ document }) => plan.unchanged.has(document.id));
  if (untouched && previous?.has(name) && previous.bytes(name).equals(bytes)) return previous.reuse(name);
  return bytes;
}

function reportsOf(plan: IndexPlan): DocumentReport[] {
  const status = (id: string): DocumentReport["status"] =>
    plan.added.has(id) ? "added" : plan.changed.has(id) ? "changed" : "unchanged";
  const present = plan.kept.map(({ document, path, warnings }) => ({
    id: document.id,
    path,
    version: document.version,
    status: status(document.id),
    warnings: [...warnings],
  }));
  const removed = plan.removed.map(({ document, path }) => ({
    id: document.id,
    path,
    version: document.version,
    status: "removed" as const,
    warnings: [],
  }));
  return [...present, ...removed];
}

const resultOf = (
  plan: IndexPlan,
  generation: string | null,
  published: boolean,
  ms: number,
): IndexResult => ({
  generation,
  published,
  added: plan.added.size,
  changed: plan.changed.size,
  removed: plan.removed.length,
  unchanged: plan.unchanged.size,
  encoded: 0,
  reused: 0,
  warnings: plan.warnings,
  ms: Math.round(ms),
});
