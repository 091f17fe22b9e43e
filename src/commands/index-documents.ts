import type { IndexResult } from "../indexing/build-index.js";
import { leftOut } from "../indexing/left-out.js";
import type { IndexPlan } from "../indexing/plan-index.js";
import type { CommandDeclaration } from "./command.js";
import { type Output, printJson } from "./output.js";
import { harmless } from "./render/wrap.js";

/** `verse index [FOLDER]`: reads the documents and publishes a new generation of the index. */
export const indexDocuments: CommandDeclaration = {
  usage: "index [folder]",
  description: "read the documents and publish a new generation of the index",
  options: [
    ["--dry-run", "say what would change and write nothing"],
    ["--full", "read everything again"],
    ["--json", "print the result as data"],
  ],
  async run(bench, flags, [folder]) {
    const json = flags["json"] === true;
    const dryRun = flags["dryRun"] === true;
    const progress = await bench.progress(json);
    try {
      const options = { ...(folder ? { folder } : {}), full: flags["full"] === true, dryRun };
      const built = await bench.build(options, progress);
      progress.end();
      reportIndex(built, { json, dryRun }, bench.output);
    } finally {
      progress.end();
    }
    return 0;
  },
};

/** Prints what indexing did, or with a dry run would do. */
function reportIndex(
  { result, plan }: { result: IndexResult; plan: IndexPlan },
  { json, dryRun }: { json: boolean; dryRun: boolean },
  output: Output,
): void {
  for (const warning of result.warnings) if (!json) output.err(`warning: ${warning}\n`);
  if (json) {
    printJson(output, result);
    return;
  }
  const changes: readonly (readonly [string, Iterable<string>])[] = [
    ["added", plan.added],
    ["changed", plan.changed],
    ["removed", plan.removed],
  ];
  const fresh = new Map(plan.fresh.map(({ kept: { document } }) => [document.id, document]));
  for (const [what, ids] of changes) {
    for (const id of ids) {
      output.out(`${what.padEnd(8)} ${id}\n`);
      if (what === "removed") continue;
      const document = fresh.get(id);
      for (const { reason, line, text } of document ? leftOut(document) : []) {
        output.out(`         never quoted, line ${line} (${reason}): ${harmless(text)}\n`);
      }
    }
  }
  const counts = `${result.added} added, ${result.changed} changed, ${result.removed} removed, ${result.unchanged} unchanged`;
  if (dryRun) output.out(`Nothing was written (dry run): ${counts}.\n`);
  else if (result.published)
    output.out(`Published generation ${result.generation}: ${counts} (${result.ms} ms).\n`);
  else output.out(`Nothing has changed: generation ${result.generation} stays (${counts}).\n`);
}
