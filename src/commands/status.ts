import { statusOf } from "../documents/validity.js";
import { VerseError } from "../errors.js";
import type { GenerationStore } from "../retrieval/generations/store.js";
import { openLibrary } from "./open-library.js";
import { type ExitCode, type Output, printJson } from "./output.js";

/** What `verse status --json` prints. */
export interface StatusReport {
  readonly healthy: boolean;
  readonly generation: string | null;
  readonly builtAt: string | null;
  readonly encoder: string | null;
  readonly vectorIndex: string | null;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly status: string;
    readonly audience: string;
    readonly version: string;
    readonly warnings: readonly string[];
  }[];
  readonly problems: readonly string[];
}

const NOTHING = { generation: null, builtAt: null, encoder: null, vectorIndex: null, documents: [] };

export async function statusReport(store: GenerationStore, asOf: string): Promise<StatusReport> {
  try {
    const opened = await openLibrary(store);
    if (!opened) {
      const problem = "The index was written by an older version. Run `verse index` to build it anew.";
      return { ...NOTHING, healthy: false, problems: [problem] };
    }
    const { generation, problems, kept } = opened;
    return {
      healthy: problems.length === 0,
      generation: generation.id,
      builtAt: generation.manifest.builtAt,
      encoder: generation.manifest.encoder?.fingerprint ?? null,
      vectorIndex: null,
      documents: kept.map(({ document, warnings }) => ({
        id: document.id,
        title: document.metadata.title,
        kind: document.metadata.kind,
        status: statusOf(document.metadata, asOf),
        audience: document.metadata.audience,
        version: document.version,
        warnings,
      })),
      problems,
    };
  } catch (error) {
    if (!(error instanceof VerseError) || error.code === "storage") throw error;
    return { ...NOTHING, healthy: false, problems: [error.message] };
  }
}

/** Ends with 1 when something is not healthy. */
export async function status(
  store: GenerationStore,
  asOf: string,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  const report = await statusReport(store, asOf);
  if (json) printJson(output, report);
  else {
    output.out(report.healthy ? "healthy\n" : "NOT HEALTHY\n");
    output.out(
      `generation  ${report.generation ?? "none"}${report.builtAt ? `, built ${report.builtAt}` : ""}\n`,
    );
    output.out(`encoder     ${report.encoder ?? "none (lexical retrieval)"}\n`);
    for (const { id, status: validity, audience, warnings } of report.documents) {
      const remarks = warnings.length === 0 ? "" : `, ${warnings.length} warnings`;
      output.out(`  ${id} (${validity}, ${audience}${remarks})\n`);
    }
    for (const problem of report.problems) output.out(`problem: ${problem}\n`);
  }
  return report.healthy ? 0 : 1;
}
