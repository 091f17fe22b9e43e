import type { DocumentReport, GenerationStore } from "../generations/generation-store.js";
import { readFolder } from "../reading/read-folder.js";
import { split } from "../retrieval/split.js";
import { type LastGeneration, lastGeneration } from "./last-generation.js";
import { type FreshDocument, type IndexPlan, planIndex } from "./plan-index.js";
import type { Progress } from "./progress.js";
import { refuseEmpty } from "./refuse-empty.js";
import { documentAt, EMPTY_REGISTER, type Registered, registeredOf } from "./register.js";

export interface ReadingChoices {
  readonly folder: string;
  /** Read and split everything again, whatever an earlier generation knows. */
  readonly full: boolean;
  /** Milliseconds since the epoch: what was changed at about this time may change again unnoticed. */
  readonly startedAt: number;
}

export interface Planned {
  readonly plan: IndexPlan;
  readonly last: LastGeneration | null;
}

export async function readAndPlan(
  store: GenerationStore,
  { folder, full, startedAt }: ReadingChoices,
  progress: Progress,
): Promise<Planned> {
  const last = await lastGeneration(store);
  const register = last?.register ?? EMPTY_REGISTER;
  const { catalogue, documents } = register;
  const files = new Map<string, Registered>();
  for (const one of documents) files.set(one.path, one);
  const reading = await readFolder(folder, {
    onProgress: (done, total) => progress.step("reading", done, total),
    startedAt,
    ...(full ? {} : { known: { catalogue, files } }),
  });
  const total = reading.documents.length + reading.unchanged.length;
  progress.step("reading", total, total);
  const fresh = reading.documents.map(({ stamp, path, fingerprint, document, warnings }): FreshDocument => {
    const kept = { path, fingerprint, document, warnings, divided: split(document) };
    return { kept, registered: registeredOf(kept, stamp) };
  });
  const rescue = full && last ? (place: number) => documentAt(last.generation, register, place) : null;
  const plan = planIndex(register, { ...reading, fresh }, rescue);
  refuseEmpty(folder, plan, reading);
  return { plan, last };
}

/** What this run does to each document that it does something to. */
export function reportsOf({ plan, last }: Planned): DocumentReport[] {
  const written = plan.fresh.map(({ kept: { document, path, warnings } }) => ({
    id: document.id,
    path,
    version: document.version,
    status: statusOf(plan, document.id),
    warnings: [...warnings],
  }));
  const removed = plan.removedPlaces.flatMap((place) => {
    if (last === null) return [];
    const { document, path } = documentAt(last.generation, last.register, place);
    return [{ id: document.id, path, version: document.version, status: "removed" as const, warnings: [] }];
  });
  return [...written, ...removed];
}

const statusOf = (plan: IndexPlan, id: string): DocumentReport["status"] =>
  plan.added.has(id) ? "added" : plan.changed.has(id) ? "changed" : "unchanged";
