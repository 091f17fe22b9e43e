import type { Library } from "../answering/finding/library.js";
import { statusOf } from "../documents/validity.js";
import { VerseError } from "../errors.js";
import type { Generation } from "../generations/generation-store.js";
import { type LeftOut, leftOut } from "../indexing/left-out.js";
import { openLibrary } from "../indexing/open-library.js";
import { type AudienceBounds, boundsByAudience } from "../indexing/stored-calibration.js";
import type { Encoder } from "../retrieval/encoder.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import type { CommandDeclaration } from "./command.js";
import { type Output, printJson } from "./output.js";
import type { Workbench } from "./workbench.js";

/** `verse status`: ends with 1 when something is not healthy. */
export const status: CommandDeclaration = {
  usage: "status",
  description: "say whether the index is healthy and what is in it",
  options: [["--json", "print the status as data"]],
  async run(bench, flags) {
    const report = await statusReport(bench);
    if (flags["json"] === true) printJson(bench.output, report);
    else printReport(report, bench.output);
    return report.healthy ? 0 : 1;
  },
};

/** What `verse status --json` prints. */
interface StatusReport {
  readonly healthy: boolean;
  readonly generation: string | null;
  readonly builtAt: string | null;
  readonly encoder: string | null;
  readonly vectorIndex: string | null;
  readonly reranker: string | null;
  /** Bounds of the confidence by audience, and what they come from; empty where nothing is indexed. */
  readonly bounds: readonly AudienceBounds[];
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly status: string;
    readonly audience: string;
    readonly version: string;
    readonly warnings: readonly string[];
    readonly leftOut: readonly LeftOut[];
  }[];
  readonly problems: readonly string[];
}

const NOTHING = {
  generation: null,
  builtAt: null,
  encoder: null,
  vectorIndex: null,
  reranker: null,
  bounds: [],
  documents: [],
};

/** What keeps the dense half of retrieval from working as it should. */
async function denseProblems(
  { manifest }: Generation,
  library: Library,
  dense: RetrievalPorts,
): Promise<string[]> {
  const given = await dense.encoder(manifest.encoder).catch(encoderFault);
  if (given instanceof VerseError) return [given.message];
  const { encoder, problem, ...opened } = given;
  if (problem !== null) return ["other" in opened ? `${problem} Run \`verse index\`.` : problem];
  const built = manifest.encoder?.fingerprint ?? null;
  const asks = encoder?.fingerprint ?? null;
  if (built !== asks) {
    const said = `The index was built with ${built ?? "no encoder"}, questions are encoded with ${asks ?? "none"}.`;
    return [`${said} Run \`verse index\`.`];
  }
  const silent = await silenceOf(encoder);
  if ((await vectorIndexOf(library, dense)) !== "exact") return silent;
  const why = (await dense.graph.available())
    ? "The index was built without hnswlib-node; an exact scan answers instead. Run `verse index`."
    : "The vector index hnswlib-node could not be loaded; an exact scan answers instead. Install a C++ compiler and python3, then run `npm ci`.";
  return [...silent, why];
}

/** Whether the encoder answers: that is not known without asking, with words of our own. */
async function silenceOf(encoder: Encoder | null): Promise<string[]> {
  try {
    if (encoder?.check) await encoder.check();
    else await encoder?.encode(["Is the encoder ready?"], "question");
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${why} Until then passages are found by their words alone.`];
  }
}

/** A set encoder that cannot be opened. */
const encoderFault = (error: unknown): VerseError => {
  if (error instanceof VerseError && error.code === "encoder") return error;
  throw error;
};

/** Whether the reranker answers: asked with words of our own, because no document may leave the machine for this. */
async function rerankerProblems({ reranker }: Library): Promise<string[]> {
  if (!reranker) return [];
  const tried = await reranker.score("Is the reranker ready?", ["It is ready.", "The weather is fine."]);
  if (tried.ok) return [];
  const why = tried.cause instanceof Error ? tried.cause.message : "It gave no reason.";
  return [`${why} Until then passages stand in the order found without ${reranker.name}.`];
}

/** What searches, or would in a larger index: the graph's native part is not loaded for a small one. */
async function vectorIndexOf({ searcher }: Library, { graph }: RetrievalPorts): Promise<string | null> {
  const kind = searcher.dense?.search.kind ?? null;
  return kind === "hnsw" && !(await graph.available()) ? "exact" : kind;
}

/** Opens the index as a question would and looks at all that answers depend on. */
export async function statusReport({
  store,
  dense,
  today,
}: Pick<Workbench, "store" | "dense" | "today">): Promise<StatusReport> {
  try {
    const opened = await openLibrary(store, dense);
    if (!opened) {
      const problem = "The index was written by an older version. Run `verse index` to build it anew.";
      return { ...NOTHING, healthy: false, problems: [problem] };
    }
    const { generation, kept, library } = opened;
    const problems = [
      ...opened.problems,
      ...(await denseProblems(generation, library, dense)),
      ...(await rerankerProblems(library)),
    ];
    return {
      healthy: problems.length === 0,
      generation: generation.id,
      builtAt: generation.manifest.builtAt,
      encoder: generation.manifest.encoder?.fingerprint ?? null,
      vectorIndex: await vectorIndexOf(library, dense),
      reranker: library.reranker?.name ?? null,
      bounds: boundsByAudience(generation.manifest),
      documents: kept.map(({ document, warnings }) => ({
        id: document.id,
        title: document.metadata.title,
        kind: document.metadata.kind,
        status: statusOf(document.metadata, today()),
        audience: document.metadata.audience,
        version: document.version,
        warnings,
        leftOut: leftOut(document),
      })),
      problems,
    };
  } catch (error) {
    if (!(error instanceof VerseError) || error.code === "storage") throw error;
    return { ...NOTHING, healthy: false, problems: [error.message] };
  }
}

function printReport(report: StatusReport, output: Output): void {
  output.out(report.healthy ? "healthy\n" : "NOT HEALTHY\n");
  output.out(
    `generation  ${report.generation ?? "none"}${report.builtAt ? `, built ${report.builtAt}` : ""}\n`,
  );
  output.out(`encoder     ${report.encoder ?? "none (lexical retrieval)"}\n`);
  output.out(`vectors     ${report.vectorIndex ?? "none"}\n`);
  output.out(`reranker    ${report.reranker ?? "none"}\n`);
  for (const { id, status: validity, audience, warnings, leftOut: left } of report.documents) {
    const remarks = left.length === 0 ? "" : `, ${left.length} never quoted`;
    output.out(`  ${id} (${validity}, ${audience}${remarks})\n`);
    for (const warning of warnings) output.out(`    ${warning}\n`);
  }
  for (const problem of report.problems) output.out(`problem: ${problem}\n`);
}
