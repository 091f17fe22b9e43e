import { VerseError } from "../errors.js";
import type { FolderReading } from "../reading/read-folder.js";
import type { IndexPlan } from "./plan-index.js";

/** An index of nothing answers nothing: say what is wrong with the folder instead. */
export function refuseEmpty(
  folder: string,
  plan: Pick<IndexPlan, "fresh" | "staying">,
  { failures }: Pick<FolderReading, "failures">,
): void {
  if (plan.fresh.length + plan.staying.size > 0) return;
  const first = failures[0];
  throw new VerseError({
    code: "bad-document",
    problem: first
      ? `No file of ${folder} can be read as a document. ${first.error.message}`
      : `There is no document in ${folder}.`,
    cure: "Put .txt, .md or .html files there, or name another folder.",
  });
}
