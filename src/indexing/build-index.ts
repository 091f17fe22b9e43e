import type { FileContent, Generation, GenerationStore } from "../generations/generation-store.js";
import type { Encoder } from "../retrieval/encoder.js";
import { allFresh } from "../retrieval/row-moves.js";
import type { GraphPort } from "../retrieval/vector-ports.js";
import { type Arrangement, arrange } from "./arrange.js";
import { buildVectors, type NextRows } from "./build-vectors.js";
import { calibrateItself } from "./calibrate-itself.js";
import { checkWritten } from "./check-written.js";
import { documentFiles } from "./document-files.js";
import { type LastGeneration, lastVectors } from "./last-generation.js";
import { lexicalFiles } from "./lexical-files.js";
import { keptDocuments } from "./open-library.js";
import type { IndexPlan } from "./plan-index.js";
import type { Progress } from "./progress.js";
import { type ReadingChoices, readAndPlan, reportsOf } from "./read-and-plan.js";
import { REGISTER_FILE, registerToBytes } from "./register.js";
import { scopesOf, storedScopes } from "./self-calibration/stored-bounds.js";
import { keptCalibration } from "./stored-calibration.js";
import { VECTOR_FILES } from "./vector-files.js";

export interface BuildOptions extends ReadingChoices {
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

/**
 * From a folder of documents to a published generation: read, plan, index, publish. What has not changed since the last
 * generation is taken over, so that the cost is that of the changes, of looking at every file once and of copying.
 */
export async function buildIndex(
  store: GenerationStore,
  options: BuildOptions,
  progress: Progress,
  now: () => number,
): Promise<{ result: IndexResult; plan: IndexPlan }> {
  const began = now();
  if (options.dryRun) {
    const { plan, last } = await readAndPlan(store, options, progress);
    return { plan, result: resultOf(plan, last?.generation.id ?? null, false, now() - began) };
  }
  return store.exclusively(async (writer) => {
    const planned = await readAndPlan(store, options, progress);
    const { plan, last } = planned;
    const { dense } = options;
    const manifest = last?.generation.manifest ?? null;
    const sameEncoder = manifest?.encoder?.fingerprint === dense?.encoder.fingerprint;
    const lacking = last && dense && sameEncoder ? await lacksGraph(last.generation, dense.graph) : false;
    if (last && plan.nothingToDo && sameEncoder && !lacking && !options.full)
      return { plan, result: resultOf(plan, last.generation.id, false, now() - began) };
    const arranged = arrange(last?.register ?? null, plan);
    const { register } = arranged;
    progress.step("indexing", 0, register.documents.length);
    const files = new Map<string, FileContent>([
      ...documentFiles(arranged, last),
      ...lexicalFiles(arranged, last),
      [REGISTER_FILE, registerToBytes(register)],
    ]);
    progress.step("indexing", register.documents.length, register.documents.length);
    const known = dense && last && !options.full ? lastVectors(last, dense.encoder.fingerprint) : null;
    const rowsToEncode = (): NextRows => (known ? arranged : nothingTakenOver(arranged, last));
    const vectors = dense && (await buildVectors(rowsToEncode(), known, dense, progress));
    for (const [name, content] of vectors?.files ?? []) files.set(name, content);
    const scopes = await calibrateItself(
      { arranged, last, files, vectors: dense && vectors && { encoder: dense.encoder, rows: vectors.rows } },
      manifest && sameEncoder && !options.full ? scopesOf(manifest) : new Map(),
      dayOf(options.startedAt),
      progress,
    );
    progress.step("publishing", 0, 1);
    const published = await writer.publish({
      files,
      facts: {
        encoder: dense && { fingerprint: dense.encoder.fingerprint, dimension: dense.encoder.dimension },
        counts: {
          documents: register.documents.length,
          passages: arranged.passages.rows,
          sentences: arranged.sentences.rows,
        },
        documentsFolder: options.folder,
        documents: reportsOf(planned),
        extra: { ...(manifest && sameEncoder ? keptCalibration(manifest) : {}), ...storedScopes(scopes) },
      },
      verify: (generation) => checkWritten(generation, files, arranged, dense?.graph ?? null),
    });
    progress.step("publishing", 1, 1);
    const why = [
      ...(manifest && !sameEncoder ? encoderChanged(manifest, dense?.encoder ?? null) : []),
      ...(lacking ? ["The vector index was built by hnswlib-node, which was missing before."] : []),
    ];
    const result = resultOf(plan, published.id, true, now() - began);
    const counts = { encoded: vectors?.encoded ?? 0, reused: vectors?.reused ?? 0 };
    return {
      plan,
      result: { ...result, ...counts, warnings: [...why, ...result.warnings, ...published.warnings] },
    };
  });
}

/** Whether a vector index can be built now that could not be when the generation was. */
const lacksGraph = async (generation: Generation, graph: GraphPort): Promise<boolean> =>
  !generation.has(VECTOR_FILES.graph) && (await graph.available());

/** Why a generation of the same documents is a new one, and what it could not take over. */
function encoderChanged(
  { encoder: before, extra }: Generation["manifest"],
  now: Encoder | null,
): readonly string[] {
  const done = now ? "every text was encoded anew" : "passages are found by their words alone";
  const changed = `The encoder has changed (${before?.fingerprint ?? "none"} before, ${now?.fingerprint ?? "none"} now): ${done}.`;
  if (Object.keys(keptCalibration({ extra })).length === 0) return [changed];
  return [changed, "The bounds of `verse calibrate` were measured with the encoder before: calibrate again."];
}

/** All rows of the next generation as new ones, where the last has no vectors of this encoder. */
function nothingTakenOver(
  { places, passages, sentences }: Arrangement,
  last: LastGeneration | null,
): NextRows {
  const before = last ? keptDocuments(last.generation) : [];
  return {
    fresh: places.flatMap((place) => ("fresh" in place ? place.fresh : (before[place.from] ?? []))),
    passages: allFresh(passages.rows),
    sentences: allFresh(sentences.rows),
  };
}

/** In universal time; which day it is matters to near-ties alone. */
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

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
  removed: plan.removed.size,
  unchanged: plan.unchanged.size,
  encoded: 0,
  reused: 0,
  warnings: plan.warnings,
  ms: Math.round(ms),
});
