import type { GenerationStore } from "../generations/generation-store.js";
import { type ExitCode, type Output, printJson } from "./output.js";

export async function generations(store: GenerationStore, json: boolean, output: Output): Promise<ExitCode> {
  const list = await store.list({ check: true });
  if (json) printJson(output, list);
  else if (list.length === 0) output.out("There is no generation yet. Run `verse index` to build one.\n");
  else {
    for (const { id, builtAt, current, problem } of list) {
      output.out(`${current ? "*" : " "} ${id}  ${builtAt ?? ""}${problem ? `  damaged: ${problem}` : ""}\n`);
    }
  }
  return 0;
}

export async function rollback(
  store: GenerationStore,
  id: string | undefined,
  output: Output,
): Promise<ExitCode> {
  const generation = await store.exclusively((writer) => writer.rollback(id));
  output.out(`Generation ${generation.id} (built ${generation.manifest.builtAt}) is in use again.\n`);
  return 0;
}
